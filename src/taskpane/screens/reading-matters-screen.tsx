import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { ConnectionView } from '../../contract/session.ts';
import { useMeans } from '../use-pane.ts';
import { poll } from '../verbs/poll.ts';
import { readConnection } from '../verbs/read-connection.ts';
import { CountryQuestion } from './country-question.tsx';
import { Page } from './page.tsx';

const useStyles = makeStyles({
  text: { margin: 0 },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, margin: 0 },
});

/** Actionstep is connected; its matters are being read for the first time. */
export function ReadingMattersScreen({ connection }: { connection: ConnectionView }) {
  const means = useMeans();
  const styles = useStyles();
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => ((await readConnection(means, leaving.signal))?.syncing === false ? 'enough' : 'again');
    poll(ask, { signal: leaving.signal, first: 800, longest: 5000 });
    return () => leaving.abort();
  }, [means]);
  return (
    <Page title="Reading your matters" isBusy>
      <div className={styles.state} role="status">
        <Spinner size="small" aria-hidden />
        <span>{progressWords(connection)}</span>
      </div>
      <p className={styles.text}>
        This happens once and may take a minute in a large firm. The draft of your email follows by itself. You may close the pane; the
        reading goes on.
      </p>
      <CountryQuestion />
    </Page>
  );
}

function progressWords({ matters, progress }: ConnectionView): string {
  if (progress) return `Matters are being read: ${progress.done} of ${progress.total}.`;
  return matters === 0 ? 'Actionstep is connected. Your matters are being read.' : `Matters are being read: ${matters} so far.`;
}
