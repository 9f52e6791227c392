import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { joinUrl, type Meeting } from '../../meetings/meeting-book.ts';
import type { Member } from '../identities.ts';
import { type Answer, connectorCall, refused } from './answer.ts';
import type { ConnectorParts } from './conversation-routes.ts';

const paging = z.object({ pageSize: z.coerce.number().int().min(1).max(500).catch(500), continuationToken: z.coerce.number().catch(0) });
const params = z.object({ conversationId: z.string(), memberId: z.string().default('') });
const participantParams = z.object({ meetingId: z.string(), participantId: z.string().default('') });

/** Serves who is in a chat, and what a meeting is. */
export function rosterRoutes(app: FastifyInstance, base: string, parts: ConnectorParts): void {
  const { door } = parts;
  const chat = `${base}/v3/conversations/:conversationId`;
  app.get(
    `${chat}/pagedmembers`,
    connectorCall(door, 'read', (request) => {
      const members = membersOf(parts, params.parse(request.params).conversationId);
      return members === undefined ? noConversation() : page(members, paging.parse(request.query));
    }),
  );
  app.get(
    `${chat}/members/:memberId`,
    connectorCall(door, 'read', (request) => {
      const { conversationId, memberId } = params.parse(request.params);
      const members = membersOf(parts, conversationId);
      if (members === undefined) return noConversation();
      const member = members.find(({ id, aadObjectId }) => id === memberId || aadObjectId === memberId);
      return member === undefined ? refused(404, 'MemberNotFoundInConversation', 'Member not found.') : { status: 200, body: member };
    }),
  );
  app.get(
    `${base}/v1/meetings/:meetingId`,
    connectorCall(door, 'read', (request) => {
      const meeting = meetingOf(parts, request.params);
      return meeting === undefined ? noMeeting() : { status: 200, body: meetingInfo(parts, meeting) };
    }),
  );
  app.get(
    `${base}/v1/meetings/:meetingId/participants/:participantId`,
    connectorCall(door, 'read', (request) => {
      const meeting = meetingOf(parts, request.params);
      const asked = z.object({ tenantId: z.literal(parts.identities.tenantId) }).safeParse(request.query);
      if (meeting === undefined) return noMeeting();
      if (!asked.success) return refused(400, 'BadArgument', 'Tenant id does not match.');
      return participant(parts, meeting, participantParams.parse(request.params).participantId);
    }),
  );
}

function membersOf({ identities, meetings }: ConnectorParts, conversationId: string): Member[] | undefined {
  const person = identities.personOfChat(conversationId);
  if (person !== undefined) return [identities.member(person)];
  const meeting = meetings.meetings.find(({ threadId }) => threadId === conversationId);
  return meeting && identities.roster(meeting);
}

function page(members: readonly Member[], { pageSize, continuationToken: from }: z.infer<typeof paging>): Answer {
  const next = from + pageSize;
  const more = next < members.length ? { continuationToken: String(next) } : {};
  return { status: 200, body: { members: members.slice(from, next), ...more } };
}

function meetingOf({ meetings }: ConnectorParts, asked: unknown): Meeting | undefined {
  const { meetingId } = participantParams.parse(asked);
  return meetings.meetings.find(({ teamsId }) => teamsId === meetingId);
}

function conversationOf({ threadId }: Meeting) {
  return { isGroup: true, conversationType: 'groupChat', id: threadId };
}

function meetingInfo({ identities, meetings }: ConnectorParts, meeting: Meeting) {
  const start = meetings.plannedStart(meeting);
  const organizer = identities.member(meeting.organizer);
  return {
    id: meeting.teamsId,
    details: {
      id: meeting.eventId,
      msGraphResourceId: meeting.graphId,
      scheduledStartTime: start.toISOString(),
      scheduledEndTime: new Date(start.getTime() + meeting.plannedSeconds * 1000).toISOString(),
      joinUrl: joinUrl(meeting, identities.tenantId),
      title: meeting.title,
      type: 'Scheduled',
    },
    conversation: conversationOf(meeting),
    organizer: { id: organizer.id, aadObjectId: organizer.aadObjectId, objectId: organizer.objectId, tenantId: organizer.tenantId },
  };
}

function participant({ identities }: ConnectorParts, meeting: Meeting, oid: string): Answer {
  const user = identities.roster(meeting).find(({ aadObjectId }) => aadObjectId === oid);
  if (user === undefined) return refused(404, 'MemberNotFoundInConversation', 'The participant is not in the meeting.');
  const role = meeting.attendees.find(({ name }) => name === user.name)?.role ?? 'Organizer';
  return { status: 200, body: { user, meeting: { role, inMeeting: false }, conversation: conversationOf(meeting) } };
}

function noConversation(): Answer {
  return refused(404, 'ConversationNotFound', 'Conversation not found.');
}

function noMeeting(): Answer {
  return refused(404, 'MeetingNotFound', 'Meeting does not exist anymore.');
}
