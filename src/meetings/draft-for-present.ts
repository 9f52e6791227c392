import { queueCard } from '../conversations/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { EvidencePerson, Interval, MeetingTiming } from '../domain/evidence.ts';
import type { Member } from '../firms/index.ts';
import { draftFromMeeting, type MeetingInput } from '../intake/index.ts';
import type { MeetingMeans } from './meeting-means.ts';

/** A member of the firm as they were in the meeting. */
export type Share = { member: Member; timing: MeetingTiming; intervals: Interval[]; people: EvidencePerson[] };

/**
 * Makes each member's draft with their own time and queues the card for their own chat. Run again after a crash it makes
 * nothing twice: the entries that stand are answered, and the card that stands too.
 */
export async function draftForPresent(
  caller: JobCaller,
  shares: readonly Share[],
  meeting: Omit<MeetingInput, 'timekeeper' | 'people' | 'timing' | 'intervals'>,
  means: MeetingMeans,
): Promise<void> {
  for (const { member, timing, intervals, people } of shares) {
    const { person } = member;
    const acting = { kind: 'job' as const, name: 'meeting', firm: caller.firm, onBehalfOf: person };
    const timekeeper = { name: member.name, address: member.email };
    const { entries } = await draftFromMeeting(acting, { ...meeting, timekeeper, timing, intervals, people }, means);
    await queueCard(acting, { person, kind: 'meeting', entries: entries.map((entry) => entry.id) }, means);
  }
}
