import { drawings, element, icon } from '../element.js';
import { openHost } from './host.js';
import { frameFor } from './pane-frame.js';

const patience = 20_000;

/** The task pane: opened by the ribbon, told of every other mail that is selected, closed by its button. */
export function openPane(mailbox, { onClosed }) {
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close the pane' }, icon(drawings.close));
  const place = element('div', { class: 'place' });
  const bar = element('header', {}, element('h2', {}, 'Matterclock'), close);
  const view = element('aside', { class: 'pane', 'aria-label': 'Matterclock', hidden: true }, bar, place);
  const onLeave = (where) => (where === 'backwards' ? close : nextAfterPane()).focus();
  let running;

  const start = () => {
    running = startIn(place, mailbox, { onLeave, reload });
  };
  const stop = () => {
    running?.stop();
    running = undefined;
  };
  function reload() {
    if (running === undefined) return;
    stop();
    start();
  }
  close.addEventListener('click', () => {
    stop();
    view.hidden = true;
    onClosed();
  });
  return {
    view,
    open() {
      view.hidden = false;
      if (running === undefined) start();
      running.focus();
    },
    reload,
    itemChanged: () => running?.itemChanged(),
  };
}

/** The pane's frame with its host, and what is shown until it has started. */
function startIn(place, mailbox, { onLeave, reload }) {
  const waiting = element('p', { class: 'waiting', role: 'status' }, 'Opening');
  const frame = frameFor('/playground/pane.html', location.origin);
  const again = element('button', { type: 'button', class: 'quiet', onclick: reload }, 'Try again');
  const late = setTimeout(() => waiting.replaceChildren('The pane has not started. ', again), patience);
  const onStarted = () => {
    clearTimeout(late);
    waiting.remove();
  };
  const host = openHost(frame, mailbox, { onStarted, onLeave });
  place.replaceChildren(waiting, frame);
  return {
    focus: () => frame.focus(),
    itemChanged: host.itemChanged,
    stop() {
      clearTimeout(late);
      host.close();
      place.replaceChildren();
    },
  };
}

function nextAfterPane() {
  return document.getElementById('actionstep');
}
