import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { CheckView, EntryView } from '../../contract/entry.ts';

const intents: Record<CheckView['level'], 'info' | 'warning' | 'error'> = { info: 'info', warning: 'warning', stop: 'error' };

/** What stands against billing the draft as it is, with what clears it; and what the person should know of its source. */
export function CheckBars({ entry }: { entry: EntryView }) {
  return (
    <>
      {entry.checks.map(({ code, level, message, remedy }) => (
        <MessageBar key={code + message} intent={intents[level]} layout="multiline">
          <MessageBarBody>
            {message} {remedy}
          </MessageBarBody>
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
