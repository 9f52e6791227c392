import { z } from 'zod';
import type { Interval } from '../domain/evidence.ts';
import type { GraphAccess, GraphOutcome, MeetingRef } from './graph/graph-config.ts';
import { graphList, graphObject } from './graph/graph-list.ts';
import { instant } from './graph/instant.ts';
import { type MeetingPerson, meetingPath, oidOf } from './read-online-meeting.ts';

const reportHead = z
  .object({ id: z.string().min(1), meetingStartDateTime: instant, meetingEndDateTime: instant })
  .transform(
    ({ id, meetingStartDateTime, meetingEndDateTime }): AttendanceReport => ({ id, start: meetingStartDateTime, end: meetingEndDateTime }),
  );

const attendanceRecord = z.object({
  emailAddress: z.string().nullish(),
  identity: z.object({ id: z.string().nullish(), displayName: z.string().nullish(), tenantId: z.string().nullish() }).nullish(),
  attendanceIntervals: z.array(z.object({ joinDateTime: instant, leaveDateTime: instant })).nullish(),
});

/** One session of a meeting: Graph makes a report whenever it ends. */
export type AttendanceReport = { id: string; start: Date; end: Date };

/** One attendee of a session, with every time they joined and left. */
export type Attendee = MeetingPerson & { tenantId: string | null; intervals: Interval[] };

/** The sessions of a meeting of which Graph has a report. */
export async function listAttendanceReports(access: GraphAccess, ref: MeetingRef): Promise<GraphOutcome<AttendanceReport[]>> {
  return graphList(access, `${meetingPath(ref)}/attendanceReports`, reportHead);
}

/** Who attended a session, and when. An interval that ends before it starts is left out. */
export async function readAttendance(access: GraphAccess, ref: MeetingRef, reportId: string): Promise<GraphOutcome<Attendee[]>> {
  const path = `${meetingPath(ref)}/attendanceReports/${encodeURIComponent(reportId)}`;
  const found = await graphObject(access, path, z.object({ attendanceRecords: z.array(attendanceRecord).nullish() }), {
    $expand: 'attendanceRecords',
  });
  if (found.kind !== 'ready') return found;
  return { kind: 'ready', value: (found.value.attendanceRecords ?? []).map(attendeeOf) };
}

function attendeeOf({ emailAddress, identity, attendanceIntervals }: z.infer<typeof attendanceRecord>): Attendee {
  return {
    oid: oidOf(identity?.id),
    tenantId: identity?.tenantId?.toLowerCase() ?? null,
    name: identity?.displayName ?? '',
    address: emailAddress ?? '',
    intervals: (attendanceIntervals ?? [])
      .map(({ joinDateTime, leaveDateTime }) => ({ start: joinDateTime, end: leaveDateTime }))
      .filter(({ start, end }) => end > start),
  };
}
