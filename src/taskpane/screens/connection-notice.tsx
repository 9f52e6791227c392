import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { usePaneState } from '../use-pane.ts';
import { useConnect } from './use-connect.ts';

/** That the connection to Actionstep works but ends soon, and the way to keep it. */
export function ConnectionNotice() {
  const { session } = usePaneState();
  const notice = session.kind === 'signed-in' ? session.me.connection.notice : undefined;
  return notice ? <EndsSoon notice={notice} /> : null;
}

function EndsSoon({ notice }: { notice: string }) {
  const { phase, press } = useConnect();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{phase.kind === 'not-connected' ? phase.why : notice}</MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={phase.kind === 'waiting'} onClick={press}>
          Connect again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
