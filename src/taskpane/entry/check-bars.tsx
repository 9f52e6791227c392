import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { CheckView } from '../../contract/entry.ts';
import type { EntryForm } from '../state/entry-form.ts';
import { useSendForm } from './use-send-form.ts';

const intents: Record<CheckView['level'], 'info' | 'warning' | 'error'> = { info: 'info', warning: 'warning', stop: 'error' };

/** What stands against billing the draft as it is, with what clears it, by one press where that is safe; and what the source tells. */
export function CheckBars({ form }: { form: EntryForm }) {
  const send = useSendForm(form);
  const { entry, deed } = form;
  return (
    <>
      {entry.checks.map(({ code, level, message, remedy, mend }) => (
        <MessageBar key={code + message} intent={intents[level]} layout="multiline">
          <MessageBarBody>
            {message} {remedy}
          </MessageBarBody>
          {mend !== undefined && (
            <MessageBarActions>
              <Button disabled={deed !== null} onClick={() => send({ type: 'typed', edits: { narrative: mend } })}>
                Mend the narrative
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      ))}
      {entry.flags.map((flag) => (
        <MessageBar key={flag} intent="warning" layout="multiline">
          <MessageBarBody>{flag}</MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
}
