import type { AttendanceReport, TranscriptHead } from '../microsoft/index.ts';

/** What belongs to one session may lie this far from its ends, in milliseconds. */
const slack = 15 * 60_000;

/** The report of the session that ended at this instant: the nearest one; undefined when none ended near it. */
export function reportOf(reports: readonly AttendanceReport[], endedAt: Date): AttendanceReport | undefined {
  const [nearest] = [...reports].sort((a, b) => distance(a.end, endedAt) - distance(b.end, endedAt));
  return nearest && distance(nearest.end, endedAt) <= slack ? nearest : undefined;
}

/**
 * The transcripts of the session, in order of time: those made while it went on. Where its start is not known, those that ended
 * with it; a series has others, of other days.
 */
export function transcriptsOf(heads: readonly TranscriptHead[], session: { start: Date | undefined; end: Date }): TranscriptHead[] {
  const { start, end } = session;
  const belongs = (head: TranscriptHead) => {
    const ended = head.end ?? end;
    if (start === undefined) return distance(ended, end) <= slack;
    return head.start.getTime() < end.getTime() && ended.getTime() > start.getTime();
  };
  return heads.filter(belongs).sort((a, b) => a.start.getTime() - b.start.getTime());
}

function distance(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime());
}
