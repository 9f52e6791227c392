import {
  type Attendee,
  type GraphAccess,
  type GraphOutcome,
  graphAccess,
  listAttendanceReports,
  listTranscripts,
  type MeetingRef,
  type OnlineMeeting,
  readAttendance,
  readOnlineMeeting,
  readTranscriptContent,
} from '../microsoft/index.ts';
import { reportOf, transcriptsOf } from './choose-session.ts';
import type { MeetingEnded } from './meeting-ended.ts';
import type { MeetingMeans } from './meeting-means.ts';

type Attendance = { reportId: string; start: Date; end: Date; attendees: Attendee[] };
export type Words = { attributed: boolean; transcripts: { startedAt: Date; vtt: Buffer }[] };

/** All that Graph says of one session of a meeting. */
export type Told = { meeting: GraphOutcome<OnlineMeeting>; attendance: GraphOutcome<Attendance>; words: GraphOutcome<Words> };

/** What is known when Graph cannot be asked. */
export const untold: Told = { meeting: { kind: 'none' }, attendance: { kind: 'none' }, words: { kind: 'none' } };

/** Asks Graph for the meeting, its attendance and its transcripts. Throws AppError when Graph does not answer. */
export async function askGraph(event: MeetingEnded, means: MeetingMeans): Promise<Told> {
  const { organizerOid, graphMeetingId } = event;
  if (organizerOid === undefined || graphMeetingId === undefined) return untold;
  const access = await graphAccess(means.graph, event.tenantId);
  const ref = { organizerOid, graphMeetingId };
  const meeting = await readOnlineMeeting(access, ref);
  const attendance = await attendanceOf(access, ref, event.endedAt);
  const isRuledOut = meeting.kind === 'ready' && !meeting.value.allowsTranscript;
  const session = attendance.kind === 'ready' ? attendance.value : { start: startOf(event, meeting), end: event.endedAt };
  return { meeting, attendance, words: isRuledOut ? { kind: 'none' } : await wordsOf(access, ref, session) };
}

/** The scheduled start, as far as it can be that of this session: the start of a series lies days before. */
export function startOf(event: MeetingEnded, meeting: GraphOutcome<OnlineMeeting>): Date | undefined {
  const start = event.scheduledStart ?? (meeting.kind === 'ready' ? meeting.value.scheduledStart : undefined);
  const length = start === undefined ? 0 : event.endedAt.getTime() - start.getTime();
  return length > 0 && length < 24 * 3_600_000 ? start : undefined;
}

async function attendanceOf(access: GraphAccess, ref: MeetingRef, endedAt: Date): Promise<GraphOutcome<Attendance>> {
  const reports = await listAttendanceReports(access, ref);
  if (reports.kind !== 'ready') return reports;
  const report = reportOf(reports.value, endedAt);
  if (!report) return { kind: 'not-yet' };
  const attendees = await readAttendance(access, ref, report.id);
  if (attendees.kind !== 'ready') return attendees.kind === 'none' ? { kind: 'not-yet' } : attendees;
  return { kind: 'ready', value: { reportId: report.id, start: report.start, end: report.end, attendees: attendees.value } };
}

async function wordsOf(
  access: GraphAccess,
  ref: MeetingRef,
  session: { start: Date | undefined; end: Date },
): Promise<GraphOutcome<Words>> {
  const heads = await listTranscripts(access, ref);
  if (heads.kind !== 'ready') return heads;
  const ours = transcriptsOf(heads.value, session);
  if (ours.length === 0) return { kind: 'not-yet' };
  const words: Words = { attributed: true, transcripts: [] };
  for (const { id, start } of ours) {
    const content = await readTranscriptContent(access, ref, id);
    if (content.kind !== 'ready') return content;
    words.attributed = words.attributed && content.value.attributed;
    words.transcripts.push({ startedAt: start, vtt: content.value.vtt });
  }
  return { kind: 'ready', value: words };
}
