import { drawings, element, icon } from '../element.js';
import { clockOf, dayOf, initialsOf, sizeOf, toneOf } from '../wording.js';
import { bodyView } from './body-view.js';

/** The reading pane: one mail. */
export function readingView({ zone }) {
  const view = element('article', { class: 'reading', 'aria-labelledby': 'mail-subject', tabindex: '0' });
  return {
    view,
    show(mail) {
      view.replaceChildren(...partsOf(mail, zone));
      view.scrollTop = 0;
    },
  };
}

function partsOf(mail, zone) {
  const { from, to, cc, at } = mail;
  const heading = element(
    'header',
    {},
    element('span', { class: `avatar tone-${toneOf(from.address)}`, 'aria-hidden': 'true' }, initialsOf(from.name)),
    element(
      'div',
      { class: 'people' },
      element('p', { class: 'from' }, element('strong', {}, from.name), element('span', {}, from.address)),
      element('p', { class: 'to' }, `To ${namesOf(to)}`, cc.length > 0 ? `  ·  Cc ${namesOf(cc)}` : undefined),
    ),
    element('time', { datetime: at }, `${dayOf(at, zone)}, ${clockOf(at, zone)}`),
  );
  return [element('h2', { id: 'mail-subject' }, mail.subject), heading, attachmentsOf(mail), bodyView(mail)].filter(Boolean);
}

function attachmentsOf({ attachments }) {
  if (attachments.length === 0) return undefined;
  const items = attachments.map(({ name, size }) =>
    element('li', {}, icon(drawings.attachment), element('span', {}, name), element('small', {}, sizeOf(size))),
  );
  return element('ul', { class: 'attachments', 'aria-label': 'Attachments' }, items);
}

function namesOf(people) {
  return people.map(({ name }) => name).join(', ');
}
