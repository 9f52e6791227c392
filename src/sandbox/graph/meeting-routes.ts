import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Account, invitedTo } from '../meetings/accounts.ts';
import { joinUrl, type Meeting } from '../meetings/meeting-book.ts';
import { after, instant, notFound, refuse, sendPage } from './answer.ts';
import type { Tenant } from './tenant.ts';
import { transcriptsOf } from './transcript-routes.ts';

const params = z.object({ user: z.string(), meeting: z.string().default('') });
const byAddress = z.object({ $filter: z.string().regex(/^JoinWebUrl eq '.+'$/i) });
const range = z.object({ startDateTime: z.coerce.date(), endDateTime: z.coerce.date() });

/** Serves online meetings, all transcripts of an organizer, and the calendar of one of the firm's people. */
export function meetingRoutes(app: FastifyInstance, tenant: Tenant): void {
  app.get('/v1.0/users/:user/onlineMeetings', (request, reply) => {
    const asked = byAddress.safeParse(request.query);
    if (!asked.success) return refuse(reply, 400, 'InvalidArgument', 'Filter expression expected: JoinWebUrl.');
    const { user } = params.parse(request.params);
    const address = asked.data.$filter.slice(asked.data.$filter.indexOf("'") + 1, -1);
    const meetings = tenant.meetings.meetings.filter((one) => joinUrl(one, tenant.tenantId) === address);
    const own = meetings.filter(({ graphId }) => tenant.meetingOf(user, graphId, 'invited') !== undefined);
    return own.length === 0 ? notFound(reply, 'The meeting') : reply.send({ value: own.map((one) => onlineMeeting(tenant, one)) });
  });
  app.get('/v1.0/users/:user/onlineMeetings/:meeting', (request, reply) => {
    const { user, meeting: id } = params.parse(request.params);
    if (id.startsWith('getAllTranscripts')) return allTranscripts(tenant, request, reply);
    const meeting = tenant.meetingOf(user, id, 'invited');
    return meeting === undefined ? notFound(reply, 'The meeting') : reply.send(onlineMeeting(tenant, meeting));
  });
  app.get('/v1.0/users/:user/calendarView', (request, reply) => {
    const asked = range.safeParse(request.query);
    if (!asked.success) return refuse(reply, 400, 'ErrorInvalidParameter', 'startDateTime and endDateTime must be given.');
    const { user } = params.parse(request.params);
    const { startDateTime: from, endDateTime: to } = asked.data;
    const events = tenant.meetings.meetings
      .filter(({ graphId }) => tenant.meetingOf(user, graphId, 'invited') !== undefined)
      .map((meeting) => ({ meeting, start: tenant.meetings.plannedStart(meeting) }))
      .filter(({ meeting, start }) => start < to && after(start, meeting.plannedSeconds) > from)
      .map(({ meeting, start }) => calendarEvent(tenant, meeting, start));
    return sendPage(request, reply, events);
  });
}

/** `getAllTranscripts(meetingOrganizerUserId='…',startDateTime=…,endDateTime=…)`; the dates may be left out. */
function allTranscripts(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { user, meeting: call } = params.parse(request.params);
  const argument = (name: string) => new RegExp(`${name}=\\s*'?([^',)]+)`).exec(call)?.[1];
  if (argument('meetingOrganizerUserId') !== user) {
    return refuse(reply, 400, 'BadRequest', 'meetingOrganizerUserId must be given and be the user of the path.');
  }
  if (tenant.switches.transcriptAccess === 'off') {
    return refuse(reply, 403, 'Forbidden', 'Graph API access to transcripts is disabled.', 'GraphAccessToTranscriptsDisabled');
  }
  const [from = '', to = '9999'] = [argument('startDateTime'), argument('endDateTime')];
  const own = tenant.meetings.meetings.filter((meeting) => tenant.meetingOf(user, meeting.graphId) !== undefined);
  const there = own.filter((meeting) => tenant.isThere('transcript', meeting.key));
  const all = there.flatMap((meeting) => transcriptsOf(tenant, meeting, request));
  return sendPage(
    request,
    reply,
    all.filter(({ createdDateTime }) => createdDateTime >= from && createdDateTime < to),
  );
}

function onlineMeeting(tenant: Tenant, meeting: Meeting) {
  const [organizer, ...attendees] = invitedTo(meeting).map((account, index) =>
    participant(account, account.tenantId ?? tenant.tenantId, index === 0 ? 'presenter' : 'attendee'),
  );
  const start = tenant.meetings.plannedStart(meeting);
  return {
    id: meeting.graphId,
    subject: meeting.title,
    creationDateTime: instant(after(start, -7 * 86_400)),
    startDateTime: instant(start),
    endDateTime: instant(after(start, meeting.plannedSeconds)),
    joinWebUrl: joinUrl(meeting, tenant.tenantId),
    allowTranscription: true,
    chatInfo: { threadId: meeting.threadId, messageId: '0', replyChainMessageId: null },
    participants: { organizer, attendees },
  };
}

function participant({ oid, name, email }: Account, tenantId: string, role: string) {
  return { upn: email, role, identity: { user: { id: oid, displayName: name, tenantId, identityProvider: 'AAD' } } };
}

function calendarEvent({ tenantId }: Tenant, meeting: Meeting, start: Date) {
  const utc = (at: Date) => ({ dateTime: instant(at).replace('Z', ''), timeZone: 'UTC' });
  const address = ({ name, email }: Pick<Account, 'name' | 'email'>) => ({ name, address: email });
  const attendees = invitedTo(meeting).slice(1);
  return {
    id: Buffer.from(meeting.key).toString('base64url'),
    iCalUId: `${meeting.key}@stand-in`,
    type: 'singleInstance',
    subject: meeting.title,
    isCancelled: false,
    start: utc(start),
    end: utc(after(start, meeting.plannedSeconds)),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    onlineMeeting: { joinUrl: joinUrl(meeting, tenantId) },
    organizer: { emailAddress: address(meeting.organizer) },
    attendees: attendees.map((person) => ({ type: 'required', status: { response: 'accepted' }, emailAddress: address(person) })),
  };
}
