import { captureMeeting, type MeetingItem } from '../capture/index.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { MeetingEvidence } from '../domain/evidence.ts';
import { withoutInstructions } from '../drafting/index.ts';
import { type Entry, entriesOfEvidence, joinSameTalk } from '../entries/index.ts';
import { settingsFor } from '../firms/index.ts';
import { cuesOf, recallLearned } from '../learning/index.ts';
import { openMatcher } from '../matching/index.ts';
import { draftAndKeep } from './draft-and-keep.ts';
import type { IntakeMeans } from './drafting-context.ts';
import { listPeople } from './list-people.ts';
import { matchMeeting } from './match-meeting.ts';

/** A meeting as it was for the caller's timekeeper: their own intervals, the others who were there, the transcripts. */
export type MeetingInput = MeetingItem;

/**
 * A draft of a meeting for the caller's timekeeper with their own time: captured, drafted, matched, kept. The same meeting
 * again answers the entries that stand, whatever is known of it by then.
 */
export async function draftFromMeeting(
  caller: TimekeeperCaller,
  meeting: MeetingInput,
  means: IntakeMeans,
): Promise<{ created: boolean; entries: Entry[] }> {
  const evidence = captureMeeting(meeting);
  const known = await entriesOfEvidence(caller, evidence.fingerprint, means);
  if (known.length > 0) return { created: false, entries: known };
  const joined = await joinSameTalk(caller, evidence, means);
  if (joined) return { created: false, entries: joined };
  const settings = await settingsFor(caller, means);
  const matcher = await openMatcher(caller, means);
  const { timekeeper } = evidence;
  const learned = await recallLearned(caller, cuesOf(evidence, timekeeper?.address ?? ''), means);
  const match = matchMeeting({ ...withoutInstructions(evidence), learned }, matcher);
  const matched = { evidence, source: sourceOf(evidence), match, matcher, ...(timekeeper ? { me: timekeeper } : {}) };
  return draftAndKeep(caller, matched, settings, means);
}

function sourceOf({ title, people }: MeetingEvidence): Entry['source'] {
  const shown = listPeople(people);
  return { kind: 'meeting', title: title === '' ? 'Meeting' : title, detail: shown === '' ? '' : `With ${shown}` };
}
