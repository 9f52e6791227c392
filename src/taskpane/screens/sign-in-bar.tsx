import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useMeans, usePaneState } from '../use-pane.ts';
import { signIn } from '../verbs/sign-in.ts';

/** The sign-in has ended while something is on the screen: it stays there, and so does what was typed. */
export function SignInBar() {
  const means = useMeans();
  const { session } = usePaneState();
  if (session.kind !== 'signed-in' || session.expired === 'no') return null;
  const busy = session.expired === 'signing-in';
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{session.message ?? 'Your sign-in has ended. Sign in again to go on.'} What you typed is kept.</MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={busy} onClick={() => signIn(means)}>
          {busy ? 'Signing in…' : 'Sign in again'}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
