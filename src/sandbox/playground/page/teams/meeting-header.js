import { drawings, element, icon } from '../element.js';
import { clockOf, dayOf } from '../wording.js';

/** The head of a meeting's chat: what it was, who was there, and the button that ends it. */
export function meetingHeader({ title, people, minutes, ended }, zone, end) {
  const last = ended.at(-1);
  const state =
    last === undefined
      ? `Under way, ${lengthOf(minutes)} so far`
      : `Ended ${dayOf(last, zone).toLowerCase()} at ${clockOf(last, zone)} after ${lengthOf(minutes)}`;
  const words = element('div', {}, element('h2', {}, title), element('p', {}, `${state} · ${people.join(', ')}`));
  const button = element(
    'button',
    { type: 'button', class: last === undefined ? 'end' : 'quiet' },
    last === undefined ? 'End the meeting' : 'Hold it again and end it',
  );
  button.addEventListener('click', async () => {
    button.disabled = true;
    await end();
    button.disabled = false;
  });
  return [icon(drawings.meeting), words, button];
}

function lengthOf(minutes) {
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
