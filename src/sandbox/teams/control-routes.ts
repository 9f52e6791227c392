import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { openToLoopbackPages, streamChanges } from '../loopback-pages.ts';
import { invitedTo } from '../meetings/accounts.ts';
import type { Meeting, MeetingBook } from '../meetings/meeting-book.ts';
import { personByLogin, sandboxPeople } from '../people.ts';
import type { Chats, Message } from './chats.ts';
import { type Faults, faultSchema } from './connector/faults.ts';
import type { Identities } from './identities.ts';
import type { PeopleActions } from './people-actions.ts';

export type ControlParts = { people: PeopleActions; chats: Chats; meetings: MeetingBook; identities: Identities; faults: Faults };

const login = z.string().refine((name) => personByLogin(name) !== undefined, 'must be one of the people of this firm');
const asked = {
  person: z.object({ login }),
  say: z.object({ login, text: z.string().min(1).max(4000), meeting: z.string().optional() }),
  press: z.object({
    login,
    message: z.string(),
    verb: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
    id: z.string().optional(),
  }),
  search: z.object({
    login,
    dataset: z.string(),
    text: z.string(),
    skip: z.int().min(0).default(0),
    top: z.int().min(1).max(15).default(15),
  }),
  verify: z.object({ login, state: z.string().max(1000) }),
  meeting: z.object({ meeting: z.string() }),
  faults: z.object({ faults: z.array(faultSchema) }),
};

/** Serves what only a stand-in has, under /sandbox: the chats as a person sees them, what people do, faults. */
export function controlRoutes(app: FastifyInstance, parts: ControlParts): void {
  const { people, chats, meetings, faults } = parts;
  openToLoopbackPages(app);
  app.get('/sandbox/chats', (request, reply) => given(reply, asked.person, request.query, (query) => viewFor(parts, query.login)));
  app.get('/sandbox/events', (request, reply) => streamChanges(request, reply, chats.onChange));
  const post = <T>(path: string, schema: z.ZodType<T>, act: (body: T) => unknown) =>
    app.post(`/sandbox/${path}`, (request, reply) => given(reply, schema, request.body, act));
  post('open', asked.person, async (body) => ({ done: await people.open(body.login) }));
  post('remove', asked.person, (body) => people.remove(body.login));
  post('say', asked.say, (body) =>
    people.say(body.login, body.text, body.meeting === undefined ? undefined : meetings.byKey(body.meeting)),
  );
  post('press', asked.press, ({ login: who, message, id, verb, data }) =>
    people.pressed(who, message, { verb, data, ...(id === undefined ? {} : { id }) }),
  );
  post('search', asked.search, async ({ login: who, text, ...query }) => ({
    results: await people.search(who, { ...query, queryText: text }),
  }));
  post('verify-state', asked.verify, (body) => people.verifyState(body.login, body.state));
  post('end-meeting', asked.meeting, (body) => people.endMeeting(meetings.byKey(body.meeting)));
  post('faults', asked.faults, (body) => body.faults.map(faults.plan).length);
  post('release', z.unknown(), () => ({ released: faults.release() }));
}

async function given<T>(reply: FastifyReply, schema: z.ZodType<T>, body: unknown, act: (body: T) => unknown): Promise<FastifyReply> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return reply.code(400).send({ error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}` });
  }
  try {
    return reply.send(await act(parsed.data));
  } catch (error) {
    return reply.code(400).send({ error: error instanceof Error ? error.message : 'failed' });
  }
}

/** Everything one person sees: the 1:1 chat with the bot and the chats of the meetings they are invited to. */
function viewFor({ chats, meetings, identities }: ControlParts, who: string) {
  const person = personByLogin(who);
  if (person === undefined) throw new Error(`no ${who} among the people of the firm`);
  const invited = (meeting: Meeting) => invitedTo(meeting).some(({ oid }) => oid === person.oid);
  const shown = (conversationId: string) => chats.messages(conversationId).map((message) => seen(message, who));
  return {
    person: { login: who, name: person.name },
    bot: identities.bot.name,
    personal: shown(identities.personalChat(person)),
    meetings: meetings.meetings.filter(invited).map((meeting) => ({
      key: meeting.key,
      title: meeting.title,
      minutes: Math.round(meeting.heldSeconds / 60),
      people: meeting.attendees.map(({ name }) => name),
      ended: meetings.sessions(meeting).map(({ endedAt }) => endedAt.toISOString()),
      messages: shown(meeting.threadId),
    })),
  };
}

function seen({ id, from, at, editedAt, text, card, shown, activity }: Message, who: string) {
  const isMarkdown = activity !== null && activity['textFormat'] !== 'plain';
  const name = sandboxPeople.find((person) => person.login === from)?.name ?? null;
  return { id, from: { login: name === null ? null : from, name }, at, editedAt, text, isMarkdown, card: shown[who] ?? card };
}
