import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { usePaneState } from '../use-pane.ts';

/** That the connection to Actionstep works but ends soon. */
export function ConnectionNotice() {
  const { session } = usePaneState();
  const notice = session.kind === 'signed-in' ? session.me.connection.notice : undefined;
  if (!notice) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{notice}</MessageBarBody>
    </MessageBar>
  );
}
