import { announce } from '../announce.js';
import { element } from '../element.js';

/** Says that the bot wrote in the 1:1 chat: to a screen reader where the chat is shown, by a toast where another is. */
export function tellOfNew(before, { personal, bot }, { isShown, toast, onOpen }) {
  const known = new Set(before.personal.map(({ id }) => id));
  const isNew = personal.some(({ id, from }) => from.login === null && !known.has(id));
  if (!isNew) return;
  if (isShown) announce(`${bot} wrote to you.`);
  else toast.show(`${bot} wrote to you.`, element('button', { type: 'button', class: 'quiet', onclick: onOpen }, 'Open the chat'));
}
