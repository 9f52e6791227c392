import { Field, Input, makeStyles } from '@fluentui/react-components';
import { dateWords } from '../../contract/format.ts';
import { todayIn } from '../state/check-form.ts';
import { type EntryForm, shown } from '../state/entry-form.ts';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({ field: { flexGrow: 1, minWidth: '9rem' }, input: { minWidth: 0, width: '100%' } });

/** The date of the work, in words too: the browser may show it in the order of another country. */
export function DateField({ form, fault }: { form: EntryForm; fault: string | undefined }) {
  const styles = useStyles();
  const send = useSendForm(form);
  const { workDate } = shown(form);
  return (
    <Field
      label="Date of work"
      className={styles.field}
      {...(fault === undefined ? { hint: dateWords(workDate) } : { validationMessage: fault })}
    >
      <Input
        className={styles.input}
        type="date"
        value={workDate}
        max={todayIn(form.entry.zone, new Date())}
        readOnly={form.deed !== null}
        onChange={(_event, { value }) => send({ type: 'typed', edits: { workDate: value } })}
      />
    </Field>
  );
}
