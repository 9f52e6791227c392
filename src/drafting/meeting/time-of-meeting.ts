import type { MeetingEvidence } from '../../domain/evidence.ts';
import { secondsCovered } from '../../domain/interval.ts';
import { hoursOfUnits, maximumUnits, type UnitPolicy, unitsFor } from '../../domain/units.ts';
import type { TimedUnits } from '../time-of-mail.ts';

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
  const hours = hoursOfUnits(units, policy.unitMinutes).replace(/0$/, '');
  const sentence = `${lengthOf(seconds)}: ${howOf(evidence, zone)} → ${units} ${units === 1 ? 'unit' : 'units'} (${hours} h)`;
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

/** '42 min', '42 min 10 s', '1 h 5 min': exact, so that the units can be reckoned from it. */
function lengthOf(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? '0 min' : shown.join(' ');
}

/** '10:02 am', as clocks are written in Australia and New Zealand. */
function clockOf(zone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('en-AU', { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: true });
  return (instant) => format.format(instant).replace(/\s/g, ' ');
}
