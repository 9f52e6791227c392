import type { ThemeName } from './host-port.ts';

const forced = '(forced-colors: active)';
const dark = '(prefers-color-scheme: dark)';

/** The theme the system asks for. */
export function systemTheme(): ThemeName {
  if (window.matchMedia(forced).matches) return 'contrast';
  return window.matchMedia(dark).matches ? 'dark' : 'light';
}

/** Tells the system's theme at once and at every change. */
export function watchSystemTheme(listener: (theme: ThemeName) => void): () => void {
  const queries = [forced, dark].map((query) => window.matchMedia(query));
  const tell = () => listener(systemTheme());
  for (const query of queries) query.addEventListener('change', tell);
  tell();
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}
