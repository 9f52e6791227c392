import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ConnectionView, MeView } from '../../contract/session.ts';
import { Page } from './page.tsx';
import { SignInBar } from './sign-in-bar.tsx';
import { useConnect } from './use-connect.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXS },
  button: { alignSelf: 'flex-start' },
  waiting: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Actionstep is not connected, or asks for the person again. */
export function ConnectScreen({ me }: { me: MeView }) {
  const styles = useStyles();
  const { phase, press } = useConnect();
  const again = me.connection.state === 'reconnect';
  const waiting = phase.kind === 'waiting';
  return (
    <Page title={again ? 'Reconnect Actionstep' : 'Connect Actionstep'}>
      <SignInBar />
      <p className={styles.text}>{again ? reconnectWords(me.connection) : `Welcome, ${me.person.name}. Connect your Actionstep once.`}</p>
      {!again && <Allowed permissions={me.connection.permissions ?? []} />}
      {phase.kind === 'not-connected' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{phase.why}</MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.button} appearance="primary" disabledFocusable={waiting} onClick={press}>
        {again ? 'Reconnect Actionstep' : 'Connect Actionstep'}
      </Button>
      <div className={styles.waiting} role="status">
        {waiting && (
          <>
            <Spinner size="tiny" aria-hidden />
            <span>Waiting for you to allow it in the Actionstep window.</span>
          </>
        )}
      </div>
    </Page>
  );
}

function reconnectWords({ notice, system }: ConnectionView): string {
  const why = notice ?? `Actionstep${system === null ? '' : ` (${system})`} asks you to sign in again.`;
  return `${why} Your drafts and approvals are kept; what is approved goes on once you have connected.`;
}

function Allowed({ permissions }: { permissions: NonNullable<ConnectionView['permissions']> }) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.text}>Actionstep will ask you to allow Matterclock to:</p>
      <ul className={styles.list}>
        <li>read the matters you may see, their clients and rates</li>
        <li>read who you are in Actionstep</li>
        <li>read and add time entries in your name</li>
      </ul>
      {permissions.length > 0 && (
        <details>
          <summary>Each permission and what it is for</summary>
          <ul className={styles.list}>
            {permissions.map(({ scope, purpose }) => (
              <li key={scope}>{purpose}</li>
            ))}
          </ul>
        </details>
      )}
      <p className={styles.text}>It adds an entry only after you have approved it. You can take the permission back at any time.</p>
    </>
  );
}
