import type { ThemeName } from './host-port.ts';
import { watchSystemTheme } from './system-theme.ts';

/** Tells the theme at once and at every change: forced colours first, then Outlook's own theme, then the system's. */
export function watchOutlookTheme(listener: (theme: ThemeName) => void): () => void {
  const { mailbox } = Office.context;
  let system: ThemeName = 'light';
  const tell = () => listener(system === 'contrast' ? system : (outlookTheme() ?? system));
  const forget = watchSystemTheme((theme) => {
    system = theme;
    tell();
  });
  mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, tell);
  return () => {
    forget();
    mailbox.removeHandlerAsync(Office.EventType.OfficeThemeChanged);
  };
}

/** Outlook tells its theme from Mailbox 1.14 on, by colours only. */
function outlookTheme(): ThemeName | undefined {
  const colour: string | undefined = Office.context.officeTheme?.bodyBackgroundColor;
  return colour === undefined ? undefined : themeOfBackground(colour);
}

/** Dark when the perceived brightness (ITU-R BT.601) of '#rrggbb' lies below the middle; undefined when it is no colour. */
export function themeOfBackground(colour: string): ThemeName | undefined {
  const digits = /^#?([0-9a-f]{6})/i.exec(colour)?.[1];
  if (digits === undefined) return undefined;
  const value = Number.parseInt(digits, 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return (red * 299 + green * 587 + blue * 114) / 1000 < 128 ? 'dark' : 'light';
}
