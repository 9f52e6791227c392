export { graphAccess } from './graph/graph-access.ts';
export type { GraphAccess, GraphConfig, GraphOutcome, MeetingRef } from './graph/graph-config.ts';
export { type AttendanceReport, type Attendee, listAttendanceReports, readAttendance } from './read-attendance.ts';
export { type MeetingPerson, type OnlineMeeting, readOnlineMeeting } from './read-online-meeting.ts';
export { listTranscripts, readTranscriptContent, type TranscriptHead } from './read-transcripts.ts';
export { remoteKeys, tokenVerifier, type VerifiedIdentity } from './verify-token.ts';
