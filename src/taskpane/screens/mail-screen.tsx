import type { MailItem } from '../../contract/entry.ts';
import type { How } from '../state/pane-state.ts';
import type { Screen } from '../state/screen.ts';
import { useMeans } from '../use-pane.ts';
import { isSignInOver } from '../verbs/sign-in.ts';
import { DraftSkeleton } from './draft-skeleton.tsx';
import { MailHead } from './mail-head.tsx';
import { NoticeScreen } from './notice-screen.tsx';
import { Page } from './page.tsx';
import { SignInBar } from './sign-in-bar.tsx';

type MailScreenProps = {
  screen: Extract<Screen, { kind: 'no-mail' | 'reading-mail' | 'unreadable-mail' | 'drafting' | 'offer' | 'draft-failed' }>;
};

const title = 'Bill this email';

/** Everything before the open mail has an entry. */
export function MailScreen({ screen }: MailScreenProps) {
  const { host } = useMeans();
  switch (screen.kind) {
    case 'no-mail':
      return <NoticeScreen title="No email selected" text="Select an email in Outlook to bill it." />;
    case 'unreadable-mail':
      return <NoticeScreen title={title} text={screen.why} action={{ label: 'Read it again', onPress: host.readMailAgain }} />;
    case 'reading-mail':
      return <Loading subject={screen.subject} detail="" says="Reading the email" />;
    case 'drafting':
      return <Loading subject={screen.mail.subject} detail={senderOf(screen.mail)} says={says[screen.how]} />;
    case 'offer':
      return <Offer mail={screen.mail} text="There is no time entry for this email yet." how="draft" label="Bill this email" />;
    case 'draft-failed': {
      const { mail, how, failure } = screen;
      return isSignInOver(failure) ? <SignInAgain mail={mail} /> : <Offer mail={mail} text={failure.message} how={how} label="Try again" />;
    }
  }
}

const says: Record<How, string> = { draft: 'Drafting the time entry', look: 'Looking for time entries of this email' };

function senderOf({ from }: MailItem): string {
  return `From ${from.name || from.address}`;
}

function Loading({ subject, detail, says: spoken }: { subject: string; detail: string; says: string }) {
  return (
    <Page title={title} isBusy>
      <MailHead title={subject} detail={detail} />
      <DraftSkeleton says={spoken} />
    </Page>
  );
}

function Offer({ mail, text, how, label }: { mail: MailItem; text: string; how: How; label: string }) {
  const { store } = useMeans();
  return (
    <NoticeScreen
      title={title}
      above={<MailHead title={mail.subject} detail={senderOf(mail)} />}
      text={text}
      action={{ label, onPress: () => store.send({ type: 'ask', how }) }}
    />
  );
}

function SignInAgain({ mail }: { mail: MailItem }) {
  return (
    <Page title={title}>
      <SignInBar />
      <MailHead title={mail.subject} detail={senderOf(mail)} />
    </Page>
  );
}
