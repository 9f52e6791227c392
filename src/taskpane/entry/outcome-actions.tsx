import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { EntryView } from '../../contract/entry.ts';
import type { SimpleVerb } from '../api/api.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';
import { readEntry, runVerb } from '../verbs/change-entry.ts';
import { readConnection } from '../verbs/read-connection.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  action: { minWidth: 'auto' },
});

type Action = { label: string; verb: SimpleVerb; appearance: 'primary' | 'secondary' | 'subtle' };

const actions: Partial<Record<EntryView['state'], Action[]>> = {
  approved: [
    { label: 'Push to Actionstep', verb: 'push', appearance: 'primary' },
    { label: 'Back to draft', verb: 'unapprove', appearance: 'secondary' },
    { label: 'Dismiss', verb: 'dismiss', appearance: 'subtle' },
  ],
  dismissed: [{ label: 'Restore the draft', verb: 'restore', appearance: 'secondary' }],
  exported: [{ label: 'Restore the draft', verb: 'restore', appearance: 'secondary' }],
};

/** What may be done with an entry that is no draft any more. */
export function OutcomeActions({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const means = useMeans();
  const { id, state, problem } = form.entry;
  const busy = form.deed !== null;
  return (
    <div className={styles.actions}>
      {(actions[state] ?? []).map(({ label, verb, appearance }) => (
        <Button
          key={verb}
          className={styles.action}
          appearance={appearance}
          disabledFocusable={busy}
          onClick={() => runVerb(id, verb, means)}
        >
          {label}
        </Button>
      ))}
      {problem?.code === 'not-connected' && <Button onClick={() => readConnection(means)}>Reconnect Actionstep</Button>}
      {state === 'unconfirmed' && <Button onClick={() => readEntry(id, means)}>Look again</Button>}
    </div>
  );
}
