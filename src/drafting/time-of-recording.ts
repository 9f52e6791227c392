import type { RecordingEvidence } from '../domain/evidence.ts';
import { maximumUnits, type UnitPolicy, unitsFor } from '../domain/units.ts';
import { type TimedUnits, timed } from './time-of-mail.ts';
import { lengthInWords, unitsInWords } from './time-words.ts';

/** The length of a recording as its header tells it, measured; the firm's smallest unit where it does not. */
export function timeOfRecording({ seconds }: RecordingEvidence, policy: UnitPolicy): TimedUnits {
  if (seconds === null) {
    return timed(policy.minimumUnits * policy.unitMinutes * 60, 'Not known: the recording does not tell its length. Smallest unit', policy);
  }
  const units = Math.min(unitsFor(seconds, policy), maximumUnits);
  const sentence = `${lengthInWords(seconds)}: the length of the recording → ${unitsInWords(units, policy)}`;
  return { units, basis: { seconds, kind: 'measured', sentence } };
}
