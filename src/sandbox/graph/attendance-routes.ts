import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountOf } from '../meetings/accounts.ts';
import type { Attendee } from '../meetings/meeting.ts';
import type { Meeting, Session } from '../meetings/meeting-book.ts';
import { after, instant, notFound, sendPage } from './answer.ts';
import type { Tenant } from './tenant.ts';

const params = z.object({ user: z.string(), meeting: z.string(), report: z.string().default('') });
const expansion = z.object({ $expand: z.literal('attendanceRecords').optional() });

/** Serves who was in a meeting and when, to whoever asks as its organizer. */
export function attendanceRoutes(app: FastifyInstance, tenant: Tenant): void {
  const list = '/v1.0/users/:user/onlineMeetings/:meeting/attendanceReports';
  app.get(list, (request, reply) => {
    const { user, meeting: id } = params.parse(request.params);
    const meeting = tenant.meetingOf(user, id);
    if (meeting === undefined) return notFound(reply, 'The meeting');
    const sessions = tenant.isThere('attendance', meeting.key) ? tenant.sessionsOf(meeting) : [];
    return sendPage(
      request,
      reply,
      sessions.map((session) => reportHead(meeting, session)),
    );
  });
  app.get(`${list}/:report`, (request, reply) =>
    found(tenant, request, reply, (meeting, session) => {
      const isExpanded = expansion.parse(request.query).$expand !== undefined;
      const records = isExpanded ? { attendanceRecords: recordsOf(tenant, meeting, session) } : {};
      return reply.send({ ...reportHead(meeting, session), ...records });
    }),
  );
  app.get(`${list}/:report/attendanceRecords`, (request, reply) =>
    found(tenant, request, reply, (meeting, session) => sendPage(request, reply, recordsOf(tenant, meeting, session))),
  );
}

type Show = (meeting: Meeting, session: Session) => FastifyReply;

function found(tenant: Tenant, request: FastifyRequest, reply: FastifyReply, show: Show): FastifyReply {
  const { user, meeting: id, report } = params.parse(request.params);
  const meeting = tenant.meetingOf(user, id);
  const session = meeting && tenant.sessionsOf(meeting).find(({ reportId }) => reportId === report);
  return meeting === undefined || session === undefined ? notFound(reply, 'The attendance report') : show(meeting, session);
}

function recordsOf(tenant: Tenant, { attendees }: Meeting, session: Session) {
  return attendees.map((attendee) => recordOf(tenant, session, attendee));
}

function reportHead({ attendees }: Meeting, { reportId, startedAt, endedAt }: Session) {
  return {
    id: reportId,
    totalParticipantCount: attendees.length,
    meetingStartDateTime: instant(startedAt),
    meetingEndDateTime: instant(endedAt),
  };
}

function recordOf({ tenantId }: Tenant, { startedAt, reportId }: Session, attendee: Attendee) {
  const account = accountOf(attendee);
  return {
    id: account?.oid ?? `${reportId}-${attendee.name}`,
    emailAddress: account?.email ?? null,
    totalAttendanceInSeconds: attendee.present.reduce((sum, { from, to }) => sum + to - from, 0),
    role: attendee.role,
    identity: {
      id: account?.oid ?? null,
      displayName: attendee.name,
      tenantId: account === undefined ? null : (account.tenantId ?? tenantId),
    },
    attendanceIntervals: attendee.present.map(({ from, to }) => ({
      joinDateTime: instant(after(startedAt, from)),
      leaveDateTime: instant(after(startedAt, to)),
      durationInSeconds: to - from,
    })),
  };
}
