import { makeStyles, tokens } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { isMoving } from '../state/screen.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { EntryFacts } from './entry-facts.tsx';
import { FailureBar } from './failure-bar.tsx';
import { OutcomeActions } from './outcome-actions.tsx';
import { StatusPanel } from './status-panel.tsx';
import { UnsavedText } from './unsaved-text.tsx';

const useStyles = makeStyles({ outcome: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM } });

/** An entry that is no draft any more: where it is, what Actionstep made of it, what can be done. */
export function EntryOutcome({ form }: { form: EntryForm }) {
  const styles = useStyles();
  return (
    <div className={styles.outcome}>
      <StatusPanel words={outcomeWords(form)} isMoving={isMoving(form.entry)} />
      <EntryFacts entry={form.entry} />
      <UnsavedText form={form} />
      <FailureBar form={form} />
      <OutcomeActions form={form} />
    </div>
  );
}
