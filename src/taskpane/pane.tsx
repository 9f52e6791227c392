import { useEffect, useState } from 'react';
import type { HostPort } from './host/host-port.ts';
import { CurrentScreen } from './screens/current-screen.tsx';
import { MeansContext } from './use-pane.ts';
import { openPane } from './verbs/open-pane.ts';
import { startSession } from './verbs/sign-in.ts';

/** The pane in a host: watches the mail and signs in, then leaves it to the screens. */
export function Pane({ host }: { host: HostPort }) {
  const [means] = useState(() => openPane(host));
  useEffect(() => {
    startSession(means);
    return host.watchMail((mail) => means.store.send({ type: 'mail', mail }));
  }, [means, host]);
  return (
    <MeansContext value={means}>
      <CurrentScreen />
    </MeansContext>
  );
}
