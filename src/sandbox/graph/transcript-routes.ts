import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Transcript } from '../meetings/meeting.ts';
import type { Meeting, Session } from '../meetings/meeting-book.ts';
import { attributedVtt, metadataVtt, unattributedVtt } from '../meetings/write-vtt.ts';
import { after, instant, notFound, refuse, sendPage } from './answer.ts';
import type { Tenant } from './tenant.ts';

const params = z.object({ user: z.string(), meeting: z.string(), transcript: z.string().default('') });
const format = z.object({ $format: z.string().optional() });

/** The media type of a transcript without speakers: taken from the Accept header only. */
const withoutSpeakers = 'application/vnd.microsoft.graph.transcript+text';

type Found = { meeting: Meeting; session: Session; transcript: Transcript };

/** Serves the transcripts of a meeting to whoever asks as its organizer. */
export function transcriptRoutes(app: FastifyInstance, tenant: Tenant): void {
  const list = '/v1.0/users/:user/onlineMeetings/:meeting/transcripts';
  app.get(list, (request, reply) => {
    const { user, meeting: id } = params.parse(request.params);
    const meeting = tenant.meetingOf(user, id);
    if (meeting === undefined) return notFound(reply, 'The meeting');
    if (tenant.switches.transcriptAccess === 'off') return accessOff(reply);
    return sendPage(request, reply, tenant.isThere('transcript', meeting.key) ? transcriptsOf(tenant, meeting, request) : []);
  });
  app.get(`${list}/:transcript`, (request, reply) =>
    found(tenant, request, reply, ({ meeting, session, transcript }) =>
      reply.send(describe(tenant, request, meeting, session, transcript)),
    ),
  );
  app.get(`${list}/:transcript/content`, (request, reply) =>
    found(tenant, request, reply, (it) => (isWritten(tenant, it) ? content(tenant, request, reply, it) : notFound(reply, 'The content'))),
  );
  app.get(`${list}/:transcript/metadataContent`, (request, reply) =>
    found(tenant, request, reply, (it) => {
      if (tenant.switches.transcriptAccess === 'unattributed') return speakersOff(reply);
      if (!isWritten(tenant, it)) return notFound(reply, 'The content');
      const startedAt = after(it.session.startedAt, it.transcript.startsAt);
      return reply.type('text/vtt').send(metadataVtt(it.transcript, startedAt));
    }),
  );
}

/** The callTranscript objects of all times that a meeting was held, newest first. */
export function transcriptsOf(tenant: Tenant, meeting: Meeting, request: FastifyRequest) {
  const { transcript } = meeting;
  if (transcript === undefined) return [];
  return tenant.sessionsOf(meeting).map((session) => describe(tenant, request, meeting, session, transcript));
}

function found(tenant: Tenant, request: FastifyRequest, reply: FastifyReply, send: (it: Found) => FastifyReply): FastifyReply {
  const { user, meeting: id, transcript: transcriptId } = params.parse(request.params);
  const meeting = tenant.meetingOf(user, id);
  const session = meeting && tenant.sessionsOf(meeting).find((one) => one.transcriptId === transcriptId);
  if (meeting?.transcript === undefined || session === undefined) return notFound(reply, 'The transcript');
  if (tenant.switches.transcriptAccess === 'off') return accessOff(reply);
  return send({ meeting, session, transcript: meeting.transcript });
}

function isWritten(tenant: Tenant, { session }: Found): boolean {
  return tenant.isThere('content', session.transcriptId);
}

function content(tenant: Tenant, request: FastifyRequest, reply: FastifyReply, { transcript }: Found): FastifyReply {
  const asked = format.parse(request.query).$format;
  if (asked !== undefined && asked !== 'text/vtt') return refuse(reply, 400, 'BadRequest', `The format ${asked} is not supported.`);
  if (asked === undefined && request.headers.accept?.includes(withoutSpeakers)) {
    return reply.type(withoutSpeakers).send(unattributedVtt(transcript));
  }
  if (tenant.switches.transcriptAccess === 'unattributed') return speakersOff(reply);
  return reply.type('text/vtt').send(attributedVtt(transcript));
}

function describe(tenant: Tenant, request: FastifyRequest, meeting: Meeting, session: Session, { startsAt }: Transcript) {
  const self = `http://${request.host}/v1.0/users/${meeting.organizer.oid}/onlineMeetings/${encodeURIComponent(meeting.graphId)}`;
  const user = { id: meeting.organizer.oid, displayName: null, userIdentityType: 'aadUser', tenantId: tenant.tenantId };
  return {
    id: session.transcriptId,
    meetingId: meeting.graphId,
    callId: session.callId,
    contentCorrelationId: `${session.callId}-0`,
    createdDateTime: instant(after(session.startedAt, startsAt)),
    endDateTime: instant(session.endedAt),
    transcriptContentUrl: `${self}/transcripts/${encodeURIComponent(session.transcriptId)}/content`,
    meetingOrganizer: { application: null, device: null, user: { '@odata.type': '#microsoft.graph.teamworkUserIdentity', ...user } },
  };
}

function accessOff(reply: FastifyReply): FastifyReply {
  return refuse(reply, 403, 'Forbidden', 'Graph API access to transcripts is disabled.', 'GraphAccessToTranscriptsDisabled');
}

function speakersOff(reply: FastifyReply): FastifyReply {
  return refuse(reply, 403, 'Forbidden', 'Speaker attribution is not allowed by the tenant.', 'SpeakerAttributionNotAllowed');
}
