import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type EntryForm, isDirty } from '../state/entry-form.ts';
import { useMeans } from '../use-pane.ts';
import { approve, runVerb, saveEdits } from '../verbs/change-entry.ts';
import { deedWords } from '../words/deed-words.ts';
import { Destination } from './destination.tsx';
import { mainAction } from './main-action.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    marginTop: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalL})`,
    marginRight: `calc(-1 * ${tokens.spacingHorizontalL})`,
    marginBottom: `calc(-1 * ${tokens.spacingVerticalL})`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  others: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  narrow: { minWidth: 'auto', paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  why: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What may be done with a draft, always in view. The first button does all of it. */
export function ActionBar({ form, isFaulty }: { form: EntryForm; isFaulty: boolean }) {
  const styles = useStyles();
  const means = useMeans();
  const { id, state } = form.entry;
  const busy = form.deed !== null;
  const { label, hindrance, pushesAgain } = mainAction(form, isFaulty);
  const blocked = busy || hindrance !== undefined;
  const press = () => (pushesAgain ? runVerb(id, 'push', means) : approve(id, 'push', means));
  return (
    <section className={styles.bar} aria-label="What to do with this entry">
      {hindrance === undefined ? <Destination form={form} /> : <p className={styles.why}>{hindrance}</p>}
      <Button appearance="primary" size="large" disabledFocusable={blocked} onClick={press}>
        {form.deed === null ? label : deedWords[form.deed]}
      </Button>
      <div className={styles.others}>
        {state === 'draft' && (
          <Button className={styles.narrow} disabledFocusable={blocked} onClick={() => approve(id, 'stop', means)}>
            Approve only
          </Button>
        )}
        {isDirty(form) && (
          <Button className={styles.narrow} disabledFocusable={busy || isFaulty || form.overtaken} onClick={() => saveEdits(id, means)}>
            Save draft
          </Button>
        )}
        <Button className={styles.narrow} appearance="subtle" disabledFocusable={busy} onClick={() => runVerb(id, 'dismiss', means)}>
          Dismiss
        </Button>
      </div>
    </section>
  );
}
