import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { EntryForm } from '../state/entry-form.ts';
import { useSendForm } from './use-send-form.ts';

/** The entry was changed elsewhere meanwhile; the newer values stand at the fields beside the person's own. */
export function OvertakenBar({ form }: { form: EntryForm }) {
  const send = useSendForm(form);
  if (!form.overtaken) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>This entry was changed elsewhere meanwhile.</MessageBarTitle>
        Your own text is kept and nothing was overwritten. The newer version stands below it.
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => send({ type: 'kept-mine' })}>Keep mine</Button>
        <Button onClick={() => send({ type: 'took-newer' })}>Use the newer one</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
