import { makeStyles, tokens } from '@fluentui/react-components';
import { EntryCard } from '../entry/entry-card.tsx';
import type { EntryForm } from '../state/entry-form.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { CountryQuestion } from './country-question.tsx';
import { Page } from './page.tsx';
import { SignInBar } from './sign-in-bar.tsx';

const useStyles = makeStyles({ content: { gap: tokens.spacingVerticalXXL } });

/** The entries of the open mail: one, unless it was split. */
export function EntriesScreen({ forms }: { forms: EntryForm[] }) {
  return (
    <Page title="Bill this email" className={useStyles().content}>
      <SignInBar />
      <ConnectionNotice />
      <CountryQuestion />
      {forms.map((form) => (
        <EntryCard key={form.entry.id} form={form} />
      ))}
    </Page>
  );
}
