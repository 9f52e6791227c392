import { drawings, element, icon } from '../element.js';
import { composeView } from './compose-view.js';
import { meetingHeader } from './meeting-header.js';
import { messageView } from './message-view.js';
import { troubleView } from './trouble-view.js';

const offline = 'Teams does not answer. Trying again.';

/** One chat: its head, its messages as they are, and where to write. */
export function chatView(settings, acts) {
  const head = element('header', { class: 'chat-head' });
  const messages = element('ol', { class: 'messages', 'aria-label': 'Messages' });
  const trouble = troubleView();
  const compose = composeView((text) => trouble.tried(() => acts.say(text)));
  const view = element('section', { class: 'chat', 'aria-label': 'Conversation' }, head, messages, trouble.view, compose.view);
  const press = (message, pressed) => trouble.tried(() => acts.press(message, pressed));
  let shown = { key: undefined, drawn: new Map() };

  return {
    view,
    focus: () => compose.focus(),
    show(chat, person) {
      const key = `${person.login} ${chat.key}`;
      const isOther = shown.key !== key;
      if (isOther || trouble.view.textContent === offline) trouble.clear();
      const earlier = isOther ? new Map() : shown.drawn;
      shown = {
        key,
        drawn: drawn(chat.messages, earlier, (message) =>
          messageView(message, { person, settings, press, search: acts.search, signIn: acts.signIn }),
        ),
      };
      view.removeAttribute('aria-busy');
      keepFocus(head, () => head.replaceChildren(...headOf(chat, settings, () => trouble.tried(() => acts.end(chat.key)))));
      compose.turnTo(chat.isBot);
      const wasAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
      const nodes = [...shown.drawn.values()].map(({ node }) => node);
      put(messages, nodes.length === 0 ? [nothingYet(chat)] : nodes);
      if (isOther || (wasAtEnd && shown.drawn.size > earlier.size)) showNewest(messages);
    },
    showLoading() {
      shown = { key: undefined, drawn: new Map() };
      view.setAttribute('aria-busy', 'true');
      head.replaceChildren(element('h2', {}, 'Chat'));
      messages.replaceChildren(element('li', { class: 'skeleton' }, element('i'), element('i')));
    },
    showOffline: () => trouble.show(offline),
  };
}

/** The messages' nodes by id; a message that is as it was keeps its node, and what a person is typing there. */
function drawn(messages, earlier, draw) {
  return new Map(
    messages.map((message) => {
      const content = JSON.stringify(message);
      const before = earlier.get(message.id);
      return [message.id, before?.content === content ? before : { content, node: draw(message) }];
    }),
  );
}

/** Replaces the children, but does not touch those that stay where they are. */
function put(parent, nodes) {
  for (const child of [...parent.children]) if (!nodes.includes(child)) child.remove();
  for (const [index, node] of nodes.entries()) {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  }
}

/** To the end; but a message taller than the place is shown from its beginning. */
function showNewest(messages) {
  messages.scrollTop = messages.scrollHeight;
  messages.lastElementChild.scrollIntoView({ block: messages.lastElementChild.offsetHeight > messages.clientHeight ? 'start' : 'end' });
}

function keepFocus(place, change) {
  const had = place.contains(document.activeElement);
  change();
  if (had) place.querySelector('button')?.focus();
}

function headOf(chat, { zone }, end) {
  if (!chat.isBot) return meetingHeader(chat, zone, end);
  const title = element('div', {}, element('h2', {}, chat.title), element('p', {}, 'Only you and the bot see this chat.'));
  return [element('img', { src: '/playground/page/icon.svg', alt: '', width: '32', height: '32' }), title];
}

function nothingYet({ isBot, ended }) {
  const [lead, more] = isBot ? words.bot : ended.length === 0 ? words.underWay : words.ended;
  return element('li', { class: 'post-none' }, icon(drawings.chat), element('p', { class: 'lead' }, lead), element('p', {}, more));
}

const words = {
  bot: ['Nothing here yet', 'Open a meeting on the left and end it, and a draft comes here. Or send a command: begin with connect.'],
  underWay: ['Nothing was written here', 'End the meeting: each of the firm who was there gets a draft in their own chat.'],
  ended: ['The meeting has ended', 'Each of the firm who was there gets a draft in their own chat with Matterclock.'],
};
