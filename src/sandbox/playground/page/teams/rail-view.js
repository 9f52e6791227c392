import { drawings, element, icon } from '../element.js';

/** Whose Teams it is, and the list of chats: the bot's, then those of meetings. */
export function railView(people, { onPerson, onChat }) {
  const options = people.map(({ login, name }) => element('option', { value: login }, name));
  const select = element('select', { id: 'teams-person', onchange: () => onPerson(select.value) }, options);
  const chats = element('div', { class: 'chats' });
  const view = element(
    'nav',
    { class: 'rail', 'aria-label': 'Chats' },
    element('div', { class: 'whose' }, element('label', { for: 'teams-person' }, 'Teams of'), select),
    chats,
  );
  return {
    view,
    setPerson(login) {
      select.value = login;
    },
    show(list) {
      const focused = chats.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
      const [bot, ...meetings] = list;
      chats.replaceChildren(groupOf('Chat', [bot], onChat), groupOf('Meetings', meetings, onChat));
      if (focused !== undefined) chats.querySelector(`[data-key="${focused}"]`)?.focus();
    },
  };
}

function groupOf(name, chats, onChat) {
  const none = element('p', { class: 'none' }, 'No meetings');
  const items =
    chats.length === 0
      ? none
      : element(
          'ul',
          {},
          chats.map((chat) => element('li', {}, entryOf(chat, onChat))),
        );
  return element('div', { role: 'group', 'aria-label': name }, element('h2', {}, name), items);
}

function entryOf({ key, title, isBot, isCurrent, unread, ended }, onChat) {
  const badge = element('span', { class: 'badge' }, String(unread), element('span', { class: 'unseen' }, ' new'));
  const drawing = isBot ? element('img', { src: '/playground/page/icon.svg', alt: '', width: '20', height: '20' }) : icon(drawings.meeting);
  return element(
    'button',
    { type: 'button', class: 'chat-entry', 'data-key': key, 'aria-current': isCurrent ? 'page' : undefined, onclick: () => onChat(key) },
    drawing,
    element('span', { class: 'name' }, title),
    unread > 0 ? badge : undefined,
    ended?.length > 0 ? element('span', { class: 'ended' }, 'Ended') : undefined,
  );
}
