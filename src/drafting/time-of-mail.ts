import type { MailEvidence, NoteEvidence, TimeBasis } from '../domain/evidence.ts';
import { describeUnits, type UnitPolicy, unitsFor } from '../domain/units.ts';

/** Silent reading of English non-fiction, words a minute (Brysbaert 2019, 190 studies). */
export const reading = { perMinute: 238, handling: 20 };
/** Composing at a keyboard, words a minute: 19 in Karat 1998; lawyers write more (reference/drafting.md §2.4). */
const composing = { perMinute: 25, handling: 45 };
const longest = 3600;

export type TimedUnits = { basis: TimeBasis; units: number };

/**
 * An estimate of the time a mail took, from the words it adds: read if received, composed if sent; at most an hour. Whole
 * seconds, rounded up; the sentence shows the arithmetic. Attached documents are not timed: nothing tells that they were read.
 */
export function timeOfMail(evidence: MailEvidence, policy: UnitPolicy): TimedUnits {
  const words = countWords(evidence.newText);
  const isOwn = evidence.direction === 'sent';
  const { perMinute, handling } = isOwn ? composing : reading;
  const seconds = Math.min(longest, Math.ceil((words * 60) / perMinute) + handling);
  const what = `${words} ${words === 1 ? 'word' : 'words'} ${isOwn ? 'written' : 'read'} at ${perMinute} a minute`;
  const cap = seconds === longest ? ', taken as one hour at most' : '';
  return timed(seconds, `Estimated: ${what} and ${handling} s to handle${cap}`, policy);
}

/** A note says nothing of its time: the firm's smallest unit stands until the person enters it. */
export function timeOfNote(_evidence: NoteEvidence, policy: UnitPolicy): TimedUnits {
  return timed(
    policy.minimumUnits * policy.unitMinutes * 60,
    'Not known: a note does not tell how long the work took. Smallest unit',
    policy,
  );
}

/** Estimated seconds with the sentence that tells how, and the units they make. */
export function timed(seconds: number, how: string, policy: UnitPolicy): TimedUnits {
  const units = unitsFor(seconds, policy);
  return { units, basis: { seconds, kind: 'estimated', sentence: `${how}: ${describeUnits(seconds, units, policy.unitMinutes)}` } };
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
