import { Field, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components';
import { narrativeLimit } from '../../domain/narrative.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';
import { NewerValue } from './newer-value.tsx';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({
  area: { height: '5.5rem' },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, textAlign: 'right' },
});

/** What goes on the bill. */
export function NarrativeField({ form, fault }: { form: EntryForm; fault: string | undefined }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const { narrative } = shown(form);
  return (
    <div>
      <Field label="Narrative" {...(fault === undefined ? {} : { validationMessage: fault })}>
        <Textarea
          resize="vertical"
          spellCheck
          textarea={{ className: styles.area }}
          value={narrative}
          readOnly={form.deed !== null}
          onChange={(_event, { value }) => send({ type: 'typed', edits: { narrative: value } })}
        />
      </Field>
      <div className={styles.count}>
        {narrative.length} of {narrativeLimit} characters
      </div>
      {form.overtaken && form.edits.narrative !== undefined && <NewerValue label="Newer narrative" value={form.entry.narrative} />}
    </div>
  );
}
