import type { WindowEvents } from './host-port.ts';

/** Not https, and blocked: Office cannot open the window, the browser perhaps can. */
const notHttps = 12005;
const blocked = 12011;

const blockedWords = 'Your browser blocked the window. Allow pop-ups for this page, then press Connect again.';

/** Opens the path as an Office dialog, or as a window of the browser where Office cannot. */
export function openWindow(path: string, events: WindowEvents): () => void {
  const address = new URL(path, location.origin).href;
  let close: () => void = () => undefined;
  let over = false;
  Office.context.ui.displayDialogAsync(address, { height: 70, width: 40, promptBeforeOpen: false }, (result) => {
    if (over) return;
    if (result.status === Office.AsyncResultStatus.Succeeded) close = followDialog(result.value, events);
    else if (result.error.code === notHttps || result.error.code === blocked) close = openInBrowser(address, events);
    else events.onBlocked(`Outlook could not open the window (${result.error.code}). Close any window of Matterclock, then try again.`);
  });
  return () => {
    over = true;
    close();
  };
}

function followDialog(dialog: Office.Dialog, events: WindowEvents): () => void {
  const forget = listenForHint(events);
  dialog.addEventHandler(Office.EventType.DialogMessageReceived, events.onHint);
  dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
    forget();
    events.onClosed();
  });
  return () => {
    forget();
    dialog.close();
  };
}

function openInBrowser(address: string, events: WindowEvents): () => void {
  const opened = window.open(address, '_blank', 'popup,width=560,height=760');
  if (!opened) {
    events.onBlocked(blockedWords);
    return () => undefined;
  }
  const forget = listenForHint(events);
  const watch = setInterval(() => {
    if (!opened.closed) return;
    stop();
    events.onClosed();
  }, 500);
  const stop = () => {
    clearInterval(watch);
    forget();
  };
  return () => {
    stop();
    opened.close();
  };
}

/** The last page of the window posts a message; anybody could, so it says nothing but "ask now". */
function listenForHint({ onHint }: WindowEvents): () => void {
  const listener = (event: MessageEvent) => {
    if (event.origin === location.origin) onHint();
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}
