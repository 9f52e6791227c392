import { drawings } from '../element.js';
import { watchOrigin } from '../watch-origin.js';
import { chatView } from './chat-view.js';
import { railView } from './rail-view.js';
import { readMarks } from './read-marks.js';
import { openSignInWindow } from './sign-in-window.js';
import { teamsClient } from './teams-client.js';
import { tellOfNew } from './tell-of-new.js';
import { toastView } from './toast-view.js';

/** Teams as far as the bot needs it: one person's chat with it, and the chats of their meetings. */
export const teams = { id: 'teams', name: 'Teams', drawing: drawings.chat, open };

const personal = 'personal';

function open(panel, { settings, session }) {
  const client = teamsClient(settings.teamsOrigin);
  const state = { login: undefined, chat: personal, answer: undefined };
  const marks = readMarks();
  const toast = toastView();
  const rail = railView(settings.people, { onPerson: become, onChat: turnTo });
  const chat = chatView(settings, actsOf(client, state, { toast, read: () => read() }));
  const read = watchOrigin(settings.teamsOrigin, () => `chats?login=${state.login}`, { onAnswer: show, onOffline: chat.showOffline });
  panel.append(rail.view, chat.view, toast.view);

  function become(login) {
    if (login === state.login) return;
    Object.assign(state, { login, chat: personal, answer: undefined });
    rail.setPerson(login);
    chat.showLoading();
    client.open(login).catch(() => undefined);
    read();
  }
  function turnTo(key) {
    state.chat = key;
    if (state.answer !== undefined) show(state.answer);
    chat.focus();
  }
  function show(answer) {
    // What was asked for another person came too late.
    if (answer.person.login !== state.login) return;
    const before = state.answer;
    state.answer = answer;
    const chats = chatsOf(answer);
    const current = chats.find(({ key }) => key === state.chat) ?? chats[0];
    marks.read(state.login, current);
    rail.show(chats.map((one) => ({ ...one, isCurrent: one === current, unread: marks.unread(state.login, one) })));
    chat.show(current, answer.person);
    if (before !== undefined) tellOfNew(before, answer, { isShown: current.isBot, toast, onOpen: () => turnTo(personal) });
  }

  session.onChange((login) => become(login ?? state.login));
  become(session.login() ?? settings.firstLogin);
}

/** What the person whose Teams it is does in the chat that is shown. Each throws with the words to show when it did not work. */
function actsOf(client, state, { toast, read }) {
  return {
    async say(text) {
      const { status } = await client.say(state.login, text, state.chat === personal ? undefined : state.chat);
      if (status >= 400) throw new Error('Matterclock did not answer. Send it again.');
    },
    async press(message, pressed) {
      const { kind, text } = await client.press(state.login, message, pressed);
      if (kind === 'failed') throw new Error(text);
      if (kind === 'toast') toast.show(text);
    },
    search: (query) => client.search(state.login, query),
    signIn(address) {
      const { login } = state;
      openSignInWindow(address, (handed) => client.verifyState(login, handed).catch(({ message }) => toast.show(message)));
    },
    async end(key) {
      const { delivery } = await client.endMeeting(key);
      await read();
      if (delivery.status >= 400) throw new Error('The meeting ended, but Matterclock did not hear of it.');
    },
  };
}

function chatsOf({ bot, personal: messages, meetings }) {
  return [{ key: personal, title: bot, isBot: true, messages }, ...meetings.map((meeting) => ({ ...meeting, isBot: false }))];
}
