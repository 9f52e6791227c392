import { drawings, element, icon } from '../element.js';
import { clockOf, dayOf } from '../wording.js';

const folders = [
  ['inbox', 'Inbox'],
  ['sent', 'Sent Items'],
];

/** The list of mails: arrow keys move, Enter, Space or a click opens. */
export function listView({ zone }, select) {
  const box = element('div', { role: 'listbox', class: 'mails', 'aria-label': 'Mails' });
  const view = element('nav', { class: 'list', 'aria-label': 'Mailbox' }, box);
  const options = new Map();

  const step = (event) => {
    const all = [...options.values()];
    const at = all.indexOf(event.target.closest('[role=option]'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusOn(all[Math.min(Math.max(next, 0), all.length - 1)], all);
  };
  box.addEventListener('keydown', step);

  return {
    view,
    show(mails) {
      options.clear();
      const groups = folders.map(([folder, name]) => {
        const made = mails.filter((mail) => mail.folder === folder).map((mail) => optionOf(mail, zone, select));
        for (const { mail, option } of made) options.set(mail.id, option);
        const heading = element('p', { class: 'folder', 'aria-hidden': 'true' }, name);
        return element(
          'div',
          { role: 'group', 'aria-label': name },
          heading,
          made.map(({ option }) => option),
        );
      });
      box.replaceChildren(...groups);
    },
    mark(mail) {
      for (const [id, option] of options) {
        option.setAttribute('aria-selected', id === mail.id);
        option.tabIndex = id === mail.id ? 0 : -1;
      }
      options.get(mail.id).classList.remove('unread');
    },
  };
}

function focusOn(option, all) {
  for (const one of all) one.tabIndex = one === option ? 0 : -1;
  option.focus();
}

function optionOf(mail, zone, select) {
  const { folder, from, to, subject, text, at, attachments, isRead } = mail;
  const people = folder === 'sent' ? `To ${to.map(({ name }) => name).join(', ')}` : from.name;
  const day = dayOf(at, zone);
  const option = element(
    'div',
    { role: 'option', class: isRead ? 'mail' : 'mail unread', tabindex: '-1' },
    element('span', { class: 'who-wrote' }, people),
    element(
      'span',
      { class: 'when' },
      attachments.length > 0 ? icon(drawings.attachment) : undefined,
      day === 'Today' ? clockOf(at, zone) : day,
    ),
    element('span', { class: 'subject' }, subject),
    element('span', { class: 'preview' }, text.replace(/\s+/g, ' ').slice(0, 120)),
  );
  option.addEventListener('click', () => select(mail));
  option.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select(mail);
  });
  return { mail, option };
}
