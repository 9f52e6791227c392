import { element } from '../element.js';
import { clockOf, dayOf, initialsOf, toneOf } from '../wording.js';
import { cardView } from './card/card-view.js';
import { markdownHtml } from './card/markdown.js';

/** One message, with its card if it has one. What people wrote is text; what the bot wrote is Markdown unless it says plain. */
export function messageView(message, { person, settings: { zone }, press, search, signIn }) {
  const { id, from, at, editedAt, text, isMarkdown, card } = message;
  const isBot = from.login === null;
  const isOwn = from.login === person.login;
  const day = dayOf(at, zone);
  const when = element('time', { datetime: at }, day === 'Today' ? clockOf(at, zone) : `${day}, ${clockOf(at, zone)}`);
  const who = element(
    'p',
    { class: 'who-said' },
    element('strong', {}, isBot ? 'Matterclock' : from.name),
    when,
    editedAt === null ? undefined : element('span', {}, 'Edited'),
  );
  const body = element('div', { class: 'said' }, who);
  if (text !== '') body.append(isMarkdown ? markdown(text) : element('p', { class: 'text plain' }, text));
  if (card !== null) body.append(cardView(card, { press: (pressed) => press(id, pressed), search, signIn }));
  return element('li', { class: isOwn ? 'post own' : 'post', 'data-message': id }, isOwn ? undefined : portrait(from), body);
}

function portrait({ login, name }) {
  if (login === null) return element('img', { class: 'portrait', src: '/playground/page/icon.svg', alt: '', width: '32', height: '32' });
  return element('span', { class: `avatar portrait tone-${toneOf(login)}`, 'aria-hidden': 'true' }, initialsOf(name));
}

function markdown(text) {
  const place = element('div', { class: 'text' });
  // markdownHtml escapes everything but the few marks it knows.
  place.innerHTML = markdownHtml(text);
  return place;
}
