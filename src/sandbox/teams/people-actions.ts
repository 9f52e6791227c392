import { z } from 'zod';
import type { Meeting, MeetingBook, Session } from '../meetings/meeting-book.ts';
import { personByLogin, type SandboxPerson } from '../people.ts';
import {
  cardActionActivity,
  installationActivities,
  meetingActivity,
  messageActivity,
  type Origin,
  searchActivity,
  type TeamsActivity,
  verifyStateActivity,
} from './activities.ts';
import { type Press, pressOf } from './card-actions.ts';
import type { Chats, Message } from './chats.ts';
import type { Delivery, Send } from './deliver.ts';

type Choice = { title: string; value: string };

/** What a person sees after pressing a button: the card in its place, a toast, or that it did not work. */
type PressOutcome = { kind: 'card' | 'toast' | 'failed'; text: string; delivery: Delivery };

/** What people do in Teams; each call is one act of one person (by login) and answers what the bot answered. */
export type PeopleActions = {
  /** Opens the 1:1 chat; the first time the bot is told that the person has it. */
  open(login: string): Promise<void>;
  /** Removes the app: writing to the 1:1 chat is refused from now on. */
  remove(login: string): Promise<Delivery>;
  /** Writes in the 1:1 chat, or in a meeting's chat, mentioning the bot there. */
  say(login: string, text: string, meeting?: Meeting): Promise<Delivery>;
  /** Presses a button of a card by verb or title. Throws when the card in the chat has no such button or input. */
  press(login: string, messageId: string, button: string, inputs?: Readonly<Record<string, string>>): Promise<PressOutcome>;
  /** The same with what a renderer of cards collected. */
  pressed(login: string, messageId: string, press: Press): Promise<PressOutcome>;
  /** Throws when the bot does not answer with choices. */
  search(login: string, query: { dataset: string; queryText: string; skip?: number; top?: number }): Promise<Choice[]>;
  /** What the sign-in window hands over when it closes. */
  verifyState(login: string, state: string): Promise<Delivery>;
  startMeeting(meeting: Meeting): Promise<Delivery>;
  endMeeting(meeting: Meeting): Promise<{ session: Session; delivery: Delivery }>;
};

export type PeopleParts = { origin: () => Origin; chats: Chats; meetings: MeetingBook; send: Send };

const cardAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
const searchAnswer = z.object({ value: z.object({ results: z.array(z.object({ title: z.string(), value: z.string() })) }) });

/** Joins what people do to the chats and the bot. */
export function peopleActions(parts: PeopleParts): PeopleActions {
  const { origin, chats, meetings, send } = parts;
  const act = (login: string, messageId: string, press: Press) => pressIn(parts, known(login), messageId, press);
  return {
    open: (login) => open(parts, known(login)),
    async remove(login) {
      chats.setApp(login, 'removed');
      return sendAll(send, installationActivities(origin(), known(login), 'remove'));
    },
    say(login, text, meeting) {
      const person = known(login);
      const activity = messageActivity(origin(), person, meeting, text);
      chats.add(activity.conversation.id, { from: login, text, card: null, activity: null });
      return send(activity);
    },
    async press(login, messageId, button, inputs) {
      const { message } = findMessage(parts, known(login), messageId);
      const press = pressOf(message.shown[login] ?? message.card, button, inputs);
      if (press === undefined) throw new Error(`the card has no button ${button}`);
      return act(login, messageId, press);
    },
    pressed: act,
    async search(login, query) {
      const { status, body } = await send(searchActivity(origin(), known(login), undefined, query));
      const answer = searchAnswer.safeParse(body);
      if (status !== 200 || !answer.success) throw new Error(`the search was answered ${status}`);
      return answer.data.value.results;
    },
    verifyState: (login, state) => send(verifyStateActivity(origin(), known(login), state)),
    startMeeting: (meeting) => send(meetingActivity(origin(), meeting, { started: origin().now() })),
    async endMeeting(meeting) {
      const session = meetings.end(meeting);
      return { session, delivery: await send(meetingActivity(origin(), meeting, { ended: session })) };
    },
  };
}

async function open({ origin, chats, send }: PeopleParts, person: SandboxPerson): Promise<void> {
  if (chats.app(person.login) === 'installed') return;
  // The app is there before the bot hears of it: what the bot writes at once is let in.
  chats.setApp(person.login, 'installed');
  const { status } = await sendAll(send, installationActivities(origin(), person, 'add'));
  // A bot that was not there hears of it the next time.
  if (status >= 400) chats.setApp(person.login, 'removed');
}

async function sendAll(send: Send, activities: readonly TeamsActivity[]): Promise<Delivery> {
  let last: Delivery = { status: 200, body: undefined };
  for (const activity of activities) last = await send(activity);
  return last;
}

async function pressIn(parts: PeopleParts, person: SandboxPerson, messageId: string, press: Press): Promise<PressOutcome> {
  const { message, meeting } = findMessage(parts, person, messageId);
  const delivery = await parts.send(cardActionActivity(parts.origin(), person, meeting, { messageId, ...press }));
  const answer = cardAnswer.safeParse(delivery.body);
  const failed = { kind: 'failed' as const, text: 'Unable to reach the app. Try again.', delivery };
  if (delivery.status !== 200 || !answer.success || answer.data.statusCode !== 200) return failed;
  const { type, value } = answer.data;
  if (type === 'application/vnd.microsoft.activity.message') return { kind: 'toast', text: String(value), delivery };
  if (type !== 'application/vnd.microsoft.card.adaptive') return failed;
  parts.chats.show(message, person.login, value);
  return { kind: 'card', text: '', delivery };
}

function findMessage({ origin, chats, meetings }: PeopleParts, person: SandboxPerson, id: string): { message: Message; meeting?: Meeting } {
  const own = chats.find(origin().identities.personalChat(person), id);
  if (own !== undefined) return { message: own };
  for (const meeting of meetings.meetings) {
    const message = chats.find(meeting.threadId, id);
    if (message !== undefined) return { message, meeting };
  }
  throw new Error(`${person.login} sees no message ${id}`);
}

function known(login: string): SandboxPerson {
  const person = personByLogin(login);
  if (person === undefined) throw new Error(`no ${login} among the people of the firm`);
  return person;
}
