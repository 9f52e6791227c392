import type { MeetingEvidence } from '../domain/evidence.ts';
import { secondsCovered } from '../domain/interval.ts';
import { maximumUnits, type UnitPolicy, unitsFor } from '../domain/units.ts';
import type { TimedUnits } from './time-of-mail.ts';
import { lengthInWords, unitsInWords } from './time-words.ts';

/** More sessions than this are counted, not listed. */
const listed = 3;

/**
 * The time of a meeting: the union of the intervals, measured where attendance gave them and estimated where the calendar did, else
 * the length of the transcript, else the firm's smallest unit. Whole seconds, rounded down; units rounded once. The sentence shows
 * the clocks of the firm's zone.
 */
export function timeOfMeeting(evidence: MeetingEvidence, policy: UnitPolicy, zone: string): TimedUnits {
  const { timing } = evidence;
  const seconds = secondsOf(evidence, policy);
  const units = Math.min(unitsFor(seconds, policy), maximumUnits);
  const sentence = `${lengthInWords(seconds)}: ${howOf(evidence, zone)} → ${unitsInWords(units, policy)}`;
  return { units, basis: { seconds, kind: timing === 'attendance' || timing === 'transcript' ? 'measured' : 'estimated', sentence } };
}

function secondsOf({ timing, intervals, spokenSeconds }: MeetingEvidence, policy: UnitPolicy): number {
  if (timing === 'transcript') return spokenSeconds;
  return timing === 'unknown' ? policy.minimumUnits * policy.unitMinutes * 60 : secondsCovered(intervals);
}

function howOf({ timing, intervals }: MeetingEvidence, zone: string): string {
  const clock = clockOf(zone);
  const [first] = intervals;
  const last = intervals.at(-1);
  if (timing === 'transcript') return 'from the first to the last word of the transcript';
  if (timing === 'unknown' || !first || !last) return 'the smallest unit, for nothing tells how long the meeting took';
  if (timing === 'schedule') return `scheduled for ${clock(first.start)}, ended ${clock(last.end)}`;
  if (intervals.length > listed) return `joined ${clock(first.start)}, left ${clock(last.end)}, in ${intervals.length} stretches`;
  return intervals.map(({ start, end }) => `joined ${clock(start)}, left ${clock(end)}`).join('; ');
}

/** '10:02 am', as clocks are written in Australia and New Zealand. */
function clockOf(zone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('en-AU', { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: true });
  return (instant) => format.format(instant).replace(/\s/g, ' ');
}
