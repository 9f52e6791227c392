import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { HiddenText } from '../screens/hidden-text.tsx';
import { MailHead } from '../screens/mail-head.tsx';
import type { EntryForm } from '../state/entry-form.ts';
import { isEditable, isMoving } from '../state/screen.ts';
import { useMeans } from '../use-pane.ts';
import { readEntry } from '../verbs/change-entry.ts';
import { poll } from '../verbs/poll.ts';
import { deedWords } from '../words/deed-words.ts';
import { DraftForm } from './draft-form.tsx';
import { EntryOutcome } from './entry-outcome.tsx';

const useStyles = makeStyles({ card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, flexGrow: 1 } });

/** One entry in whatever state it is, under the mail it was made of. */
export function EntryCard({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const { entry } = form;
  useWatch(form);
  return (
    <article className={styles.card} aria-label={`Time entry for ${entry.source.title}`}>
      <MailHead title={entry.source.title} detail={entry.source.detail} />
      {isEditable(entry) ? <DraftForm form={form} /> : <EntryOutcome form={form} />}
      <HiddenText role="status">{form.deed === null ? '' : deedWords[form.deed]}</HiddenText>
    </article>
  );
}

/** An entry that is on its way is asked for until it has arrived, as long as it is on the screen. */
function useWatch({ entry }: EntryForm): void {
  const means = useMeans();
  const { id } = entry;
  const moving = isMoving(entry);
  useEffect(() => {
    if (!moving) return;
    const leaving = new AbortController();
    const ask = async () => {
      await readEntry(id, means, leaving.signal);
      return 'again' as const;
    };
    poll(ask, { signal: leaving.signal, first: 400, longest: 15_000 });
    return () => leaving.abort();
  }, [id, moving, means]);
}
