import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import type { Screen } from '../state/screen.ts';
import { useMeans } from '../use-pane.ts';
import { signIn, startSession } from '../verbs/sign-in.ts';
import { NoticeScreen } from './notice-screen.tsx';
import { Page } from './page.tsx';

const useStyles = makeStyles({ text: { margin: 0 }, button: { alignSelf: 'flex-start' } });

type SessionScreenProps = { screen: Extract<Screen, { kind: 'unreachable' | 'not-allowed' | 'sign-in' }> };

/** Nobody is signed in yet, or nobody can be. */
export function SessionScreen({ screen }: SessionScreenProps) {
  const means = useMeans();
  const retry = { label: 'Try again', onPress: () => startSession(means) };
  if (screen.kind === 'unreachable') return <NoticeScreen title="Matterclock does not answer" text={screen.message} action={retry} />;
  if (screen.kind === 'not-allowed') {
    return (
      <NoticeScreen title="Your firm is not set up yet" text={screen.message} action={retry}>
        <NextStep />
      </NoticeScreen>
    );
  }
  return <SignIn busy={screen.busy} message={screen.message} />;
}

function NextStep() {
  return <p className={useStyles().text}>Ask whoever looks after Microsoft 365 in your firm to set up Matterclock for it.</p>;
}

function SignIn({ busy, message }: { busy: boolean; message: string | null }) {
  const means = useMeans();
  const styles = useStyles();
  return (
    <Page title="Sign in">
      <p className={styles.text}>Sign in with your work account to draft time entries from your email.</p>
      {message !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.button} appearance="primary" disabledFocusable={busy} onClick={() => signIn(means)}>
        {busy ? 'Waiting for the sign-in window…' : 'Sign in'}
      </Button>
    </Page>
  );
}
