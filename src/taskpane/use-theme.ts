import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Place, ThemeName } from './host/host-port.ts';
import { systemTheme, watchSystemTheme } from './host/system-theme.ts';

const themes: Record<ThemeName, Theme> = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };

/** The theme of the host once it is known, before that the one of the system. */
export function useTheme(place: Place | undefined): Theme {
  const [name, setName] = useState<ThemeName>(systemTheme);
  useEffect(() => {
    const watch = place?.kind === 'outlook' ? place.host.watchTheme : watchSystemTheme;
    return watch(setName);
  }, [place]);
  return themes[name];
}
