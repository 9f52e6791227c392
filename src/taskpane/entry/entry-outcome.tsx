import { MessageBar, MessageBarBody, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { EntryFacts } from './entry-facts.tsx';
import { FailureBar } from './failure-bar.tsx';
import { OutcomeActions } from './outcome-actions.tsx';
import { UnsavedText } from './unsaved-text.tsx';
import { useFocusWhenLost } from './use-focus-when-lost.ts';

const useStyles = makeStyles({
  outcome: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle2, margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { margin: 0 },
});

/** An entry that is no draft any more: where it is, what Actionstep made of it, what can be done. */
export function EntryOutcome({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const focus = useFocusWhenLost<HTMLHeadingElement>();
  const { entry } = form;
  const { title, text } = outcomeWords(form);
  const moving = entry.state === 'pushing' || entry.state === 'recalling';
  return (
    <div className={styles.outcome}>
      <div role="status">
        <h2 className={styles.heading} ref={focus} tabIndex={-1}>
          {moving && <Spinner size="tiny" />}
          {title}
        </h2>
        {text !== '' && <p className={styles.text}>{text}</p>}
      </div>
      {entry.problem && (
        <MessageBar intent={moving ? 'warning' : 'error'} layout="multiline">
          <MessageBarBody>{entry.problem.message}</MessageBarBody>
        </MessageBar>
      )}
      {entry.pushed?.differences.map((difference) => (
        <MessageBar key={difference} intent="warning" layout="multiline">
          <MessageBarBody>{difference}</MessageBarBody>
        </MessageBar>
      ))}
      <EntryFacts entry={entry} />
      <UnsavedText form={form} />
      <FailureBar form={form} />
      <OutcomeActions form={form} />
    </div>
  );
}
