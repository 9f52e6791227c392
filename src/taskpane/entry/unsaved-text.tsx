import { Button, makeStyles } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { NewerValue } from './newer-value.tsx';
import { useSendForm } from './use-send-form.ts';

const useStyles = makeStyles({ discard: { alignSelf: 'flex-start' } });

/** What the person had typed when the entry went on without it. */
export function UnsavedText({ form }: { form: EntryForm }) {
  const styles = useStyles();
  const send = useSendForm(form);
  if (form.edits.narrative === undefined) return null;
  return (
    <>
      <NewerValue label="Your narrative, not saved: this entry was changed elsewhere meanwhile" value={form.edits.narrative} />
      <Button className={styles.discard} size="small" onClick={() => send({ type: 'took-newer' })}>
        Discard my text
      </Button>
    </>
  );
}
