import { openWindow } from './connect-window.ts';
import type { Place } from './host-port.ts';
import { mailWatcher } from './mail-watcher.ts';
import { watchOutlookTheme } from './outlook-theme.ts';
import { tokenSource } from './token-source.ts';

/** Office.js waits for an answer of the host; without one it never says that it is ready. */
const patience = 20_000;

/** Finds out where the pane runs. `broken`: the script of Office is not there or does not get ready. */
export async function openHost(): Promise<Place> {
  if (!('Office' in globalThis)) return { kind: 'broken' };
  const info = await Promise.race([Office.onReady(), later(patience)]);
  if (info === 'late') return { kind: 'broken' };
  if (info.host !== Office.HostType.Outlook) return { kind: 'browser' };
  const { mailbox } = Office.context;
  return { kind: 'outlook', host: { ...mailWatcher(mailbox), watchTheme: watchOutlookTheme, openWindow, getToken: tokenSource() } };
}

function later(millis: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), millis);
  });
}
