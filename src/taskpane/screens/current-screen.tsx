import { useEffect } from 'react';
import { screenOf } from '../state/screen.ts';
import { useMeans, usePaneState } from '../use-pane.ts';
import { readDrafts } from '../verbs/draft-open-mail.ts';
import { ConnectScreen } from './connect-screen.tsx';
import { EntriesScreen } from './entries-screen.tsx';
import { MailScreen } from './mail-screen.tsx';
import { ReadingMattersScreen } from './reading-matters-screen.tsx';
import { SessionScreen } from './session-screen.tsx';
import { StartingScreen } from './starting-screen.tsx';

/** The screen the state asks for; fetches the entries of a mail once they may be shown. */
export function CurrentScreen() {
  const means = useMeans();
  const state = usePaneState();
  const screen = screenOf(state);
  const [mail, how] = screen.kind === 'drafting' ? [screen.mail, screen.how] : [undefined, undefined];
  useEffect(() => {
    if (!mail || !how) return;
    const leaving = new AbortController();
    readDrafts(mail, how, means, leaving.signal);
    return () => leaving.abort();
  }, [mail, how, means]);

  switch (screen.kind) {
    case 'starting':
      return <StartingScreen />;
    case 'unreachable':
    case 'not-allowed':
    case 'sign-in':
      return <SessionScreen screen={screen} />;
    case 'connect':
      return <ConnectScreen me={screen.me} />;
    case 'reading-matters':
      return <ReadingMattersScreen connection={screen.connection} />;
    case 'entries':
      return <EntriesScreen forms={screen.forms} />;
    default:
      return <MailScreen screen={screen} />;
  }
}
