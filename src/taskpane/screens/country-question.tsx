import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useMeans, usePaneState } from '../use-pane.ts';
import { changeSettings, readFirm } from '../verbs/change-settings.ts';

const countries = { AU: 'Australia', NZ: 'New Zealand' } as const;

/** Whether the administrator has still to say the country. */
export function CountryQuestion() {
  const { session } = usePaneState();
  if (session.kind !== 'signed-in') return null;
  const { person, firm, connection } = session.me;
  if (person.role !== 'admin' || connection.state !== 'connected' || firm.settings.country !== null) return null;
  return <Question proposed={firm.proposedCountry ?? null} />;
}

/** Asked of the administrator once the firm is connected: whose GST its rates are reckoned with. The likely one comes first. */
function Question({ proposed }: { proposed: 'AU' | 'NZ' | null }) {
  const means = useMeans();
  const [busy, setBusy] = useState(false);
  // The time zone that proposes the country came with the connection: what was read before it is out of date.
  useEffect(() => {
    readFirm(means).catch(() => undefined);
  }, [means]);
  const order = proposed === 'NZ' ? (['NZ', 'AU'] as const) : (['AU', 'NZ'] as const);
  const say = async (country: keyof typeof countries) => {
    setBusy(true);
    await changeSettings({ country }, means);
    setBusy(false);
  };
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        Where does your firm practise? Rates that are typed with GST are reckoned with the GST of that country.
      </MessageBarBody>
      <MessageBarActions>
        {order.map((country) => (
          <Button key={country} size="small" disabledFocusable={busy} onClick={() => say(country)}>
            {countries[country]}
          </Button>
        ))}
      </MessageBarActions>
    </MessageBar>
  );
}
