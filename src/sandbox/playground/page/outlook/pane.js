import { drawings, element, icon } from '../element.js';
import { openHost } from './host.js';
import { frameFor } from './pane-frame.js';

/** The task pane: opened by the ribbon, told of every other mail that is selected, closed by its button. */
export function openPane(mailbox, { onClosed }) {
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close the pane' }, icon(drawings.close));
  const place = element('div', { class: 'place' });
  const bar = element('header', {}, element('h2', {}, 'Matterclock'), close);
  const view = element('aside', { class: 'pane', 'aria-label': 'Matterclock', hidden: true }, bar, place);
  const onLeave = (where) => (where === 'backwards' ? close : nextAfterPane()).focus();
  let running;

  const start = () => {
    running = startIn(place, mailbox, onLeave);
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

/** The pane's frame with its host; what is said until the frame has loaded covers it. */
function startIn(place, mailbox, onLeave) {
  const frame = frameFor('/playground/pane.html', location.origin);
  const waiting = element('p', { class: 'waiting', role: 'status' }, 'Opening');
  frame.addEventListener('load', () => waiting.remove());
  const host = openHost(frame, mailbox, onLeave);
  place.replaceChildren(frame, waiting);
  return {
    focus: () => frame.focus(),
    itemChanged: host.itemChanged,
    stop() {
      host.close();
      place.replaceChildren();
    },
  };
}

function nextAfterPane() {
  return document.getElementById('actionstep');
}
