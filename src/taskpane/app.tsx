import { FluentProvider, makeStaticStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Place } from './host/host-port.ts';
import { openHost } from './host/open-host.ts';
import { Pane } from './pane.tsx';
import { OutsideScreen } from './screens/outside-screen.tsx';
import { StartingScreen } from './screens/starting-screen.tsx';
import { useTheme } from './use-theme.ts';

// The pane is narrow, and a rim in the browser's colour would frame the theme's.
const usePageStyles = makeStaticStyles({ body: { margin: 0 } });

/** The whole pane: finds out where it runs, then shows what belongs there, in the host's theme. */
export function App() {
  const [place, setPlace] = useState<Place>();
  const theme = useTheme(place);
  usePageStyles();
  useEffect(() => {
    openHost().then(setPlace);
  }, []);
  return <FluentProvider theme={theme}>{content(place)}</FluentProvider>;
}

function content(place: Place | undefined) {
  if (place === undefined) return <StartingScreen />;
  return place.kind === 'outlook' ? <Pane host={place.host} /> : <OutsideScreen isBroken={place.kind === 'broken'} />;
}
