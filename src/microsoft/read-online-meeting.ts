import { z } from 'zod';
import { isId } from '../domain/ids.ts';
import type { GraphAccess, GraphOutcome, MeetingRef } from './graph/graph-config.ts';
import { graphObject } from './graph/graph-list.ts';
import { instant } from './graph/instant.ts';

const participant = z
  .object({
    upn: z.string().nullish(),
    identity: z.object({ user: z.object({ id: z.string().nullish(), displayName: z.string().nullish() }).nullish() }).nullish(),
  })
  .transform(({ upn, identity }): MeetingPerson => {
    const user = identity?.user;
    return { oid: oidOf(user?.id), name: user?.displayName ?? '', address: upn ?? '' };
  });

const onlineMeeting = z.object({
  subject: z.string().nullish(),
  startDateTime: instant.nullish(),
  allowTranscription: z.boolean().nullish(),
  participants: z.object({ organizer: participant.nullish(), attendees: z.array(participant).nullish() }).nullish(),
});

/** Somebody invited, or there: the object id is missing for whom Entra does not know. */
export type MeetingPerson = { oid: string | null; name: string; address: string };

export type OnlineMeeting = {
  title: string;
  scheduledStart: Date | undefined;
  /** False when the organizer's policy or the meeting itself rules a transcript out. */
  allowsTranscript: boolean;
  organizer: MeetingPerson | undefined;
  invited: MeetingPerson[];
};

/** The online meeting of an organizer; `none` when it has expired or was deleted. */
export async function readOnlineMeeting(access: GraphAccess, ref: MeetingRef): Promise<GraphOutcome<OnlineMeeting>> {
  const found = await graphObject(access, meetingPath(ref), onlineMeeting);
  if (found.kind !== 'ready') return found;
  const { subject, startDateTime, allowTranscription, participants } = found.value;
  const meeting: OnlineMeeting = {
    title: subject ?? '',
    scheduledStart: startDateTime ?? undefined,
    allowsTranscript: allowTranscription !== false,
    organizer: participants?.organizer ?? undefined,
    invited: participants?.attendees ?? [],
  };
  return { kind: 'ready', value: meeting };
}

/** An object id in small letters; null for what is none, such as the id of a telephone or an anonymous guest. */
export function oidOf(id: string | null | undefined): string | null {
  const oid = (id ?? '').toLowerCase();
  return isId(oid) ? oid : null;
}

/** Graph's path of an online meeting. */
export function meetingPath({ organizerOid, graphMeetingId }: MeetingRef): string {
  return `/users/${encodeURIComponent(organizerOid)}/onlineMeetings/${encodeURIComponent(graphMeetingId)}`;
}
