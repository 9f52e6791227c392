import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MeetingBook } from '../../meetings/meeting-book.ts';
import type { Chats } from '../chats.ts';
import type { Identities } from '../identities.ts';
import { type Answer, type ConnectorDoor, connectorCall, refused } from './answer.ts';

export type ConnectorParts = { door: ConnectorDoor; chats: Chats; identities: Identities; meetings: MeetingBook };

const creation = z.looseObject({
  isGroup: z.boolean().optional(),
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).optional(),
});

const sent = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});

const where = z.object({ conversationId: z.string() });
const which = where.extend({ activityId: z.string() });

/** Teams refuses a message above about 100 KB, counted in UTF-16. */
const largest = 100 * 1024;

/** Serves the making of 1:1 chats and the writing of activities. */
export function conversationRoutes(app: FastifyInstance, base: string, parts: ConnectorParts): void {
  const { door, chats } = parts;
  const activities = `${base}/v3/conversations/:conversationId/activities`;
  app.post(
    `${base}/v3/conversations`,
    connectorCall(door, 'write', ({ body }) => create(parts, body)),
  );
  const post = connectorCall(door, 'write', ({ params, body }) => add(parts, where.parse(params).conversationId, body));
  app.post(activities, post);
  app.post(`${activities}/:activityId`, post);
  app.put(
    `${activities}/:activityId`,
    connectorCall(door, 'write', ({ params, body }) => update(parts, which.parse(params), body)),
  );
  app.delete(
    `${activities}/:activityId`,
    connectorCall(door, 'write', ({ params }) => {
      const { conversationId, activityId } = which.parse(params);
      if (chats.find(conversationId, activityId) === undefined) return unknownActivity();
      chats.remove(conversationId, activityId);
      return { status: 200 };
    }),
  );
}

function create({ chats, identities }: ConnectorParts, body: unknown): Answer {
  const parsed = creation.safeParse(body);
  if (!parsed.success || parsed.data.isGroup === true) return refused(400, 'BadSyntax', 'Bad format of conversation parameters.');
  const { members, tenantId = parsed.data.channelData?.tenant?.id } = parsed.data;
  if (tenantId !== identities.tenantId) return refused(403, 'Forbidden', 'The bot is not installed in this tenant.');
  const person = identities.byMri(members[0]?.id ?? '');
  if (person === undefined) return refused(403, 'BadSyntax', 'Failed to decrypt pairwise id.');
  if (chats.app(person.login) === 'removed') return blocked();
  return { status: 201, body: { id: identities.personalChat(person) } };
}

function add(parts: ConnectorParts, conversationId: string, body: unknown): Answer {
  const problem = closedTo(parts, conversationId) ?? tooBig(body);
  if (problem !== undefined) return problem;
  const message = read(body);
  if (message === undefined) return refused(400, 'BadSyntax', 'Activity resulted into multiple skype activities');
  if (message.activity['type'] !== 'message') return { status: 201, body: { id: parts.chats.nextId() } };
  return { status: 201, body: { id: parts.chats.add(conversationId, { from: 'bot', ...message }).id } };
}

function update(parts: ConnectorParts, { conversationId, activityId }: z.infer<typeof which>, body: unknown): Answer {
  const problem = closedTo(parts, conversationId) ?? tooBig(body);
  if (problem !== undefined) return problem;
  const before = parts.chats.find(conversationId, activityId);
  if (before === undefined) return unknownActivity();
  if (before.from !== 'bot') return refused(403, 'Forbidden', 'The message was not written by the bot.');
  const message = read(body);
  if (message === undefined) return refused(400, 'BadSyntax', 'The activity cannot be read.');
  parts.chats.replace(before, message);
  return { status: 200, body: { id: activityId } };
}

function closedTo({ chats, identities, meetings }: ConnectorParts, conversationId: string): Answer | undefined {
  const person = identities.personOfChat(conversationId);
  const known = person !== undefined || meetings.meetings.some(({ threadId }) => threadId === conversationId);
  if (!known) return refused(404, 'ConversationNotFound', 'Conversation not found.');
  return person !== undefined && chats.app(person.login) === 'removed' ? blocked() : undefined;
}

function tooBig(body: unknown): Answer | undefined {
  const size = JSON.stringify(body ?? null).length * 2;
  return size > largest ? refused(413, 'MessageSizeTooBig', 'Message size too large.') : undefined;
}

function blocked(): Answer {
  return refused(403, 'MessageWritesBlocked', 'Message writes blocked: the person has not got the app.');
}

function unknownActivity(): Answer {
  return refused(404, 'ActivityNotFoundInConversation', 'The activity is not in the conversation.');
}

function read(body: unknown) {
  const parsed = sent.safeParse(body);
  if (!parsed.success) return undefined;
  const { text = '', attachments = [] } = parsed.data;
  const card = attachments.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')?.content ?? null;
  return { text, card, activity: parsed.data };
}
