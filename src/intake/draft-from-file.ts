import type { Transcribe } from '../capture/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import { withoutInstructions } from '../drafting/index.ts';
import { type Entry, entriesOfEvidence, joinSameTalk } from '../entries/index.ts';
import { profileOf, settingsFor } from '../firms/index.ts';
import { type Matcher, openMatcher } from '../matching/index.ts';
import { captureFile } from './capture-file.ts';
import { draftAndKeep } from './draft-and-keep.ts';
import type { IntakeMeans } from './drafting-context.ts';
import { listPeople } from './list-people.ts';
import { matchMeeting } from './match-meeting.ts';

/** A file as a door gives it, and how recordings are transcribed, if at all. */
export type FileInput = { name: string; bytes: Uint8Array; transcribe?: Transcribe | undefined };

/**
 * A draft of an uploaded file for the caller's timekeeper: captured, drafted, matched, kept. The same file again, the same mail from
 * another folder, or the same talk from another source answers the entries that stand. Throws unreadable-file in words.
 */
export async function draftFromFile(
  caller: PersonCaller,
  { name, bytes, transcribe }: FileInput,
  means: IntakeMeans,
): Promise<{ created: boolean; entries: Entry[] }> {
  const profile = await profileOf(caller, means);
  const me = { name: profile.name, address: profile.email };
  const evidence = await captureFile(bytes, name, { me, now: means.now(), transcribe });
  const known = await entriesOfEvidence(caller, evidence.fingerprint, means);
  if (known.length > 0) return { created: false, entries: known };
  const joined = 'utterances' in evidence ? await joinSameTalk(caller, evidence, means) : undefined;
  if (joined) return { created: false, entries: joined };
  const settings = await settingsFor(caller, means);
  const matcher = await openMatcher(caller, means);
  return draftAndKeep(caller, { evidence, source: sourceOf(evidence), match: matchOf(evidence, matcher), matcher, me }, settings, means);
}

function matchOf(evidence: Evidence, match: Matcher): Match {
  const plain = withoutInstructions(evidence);
  if ('utterances' in plain) return matchMeeting(plain, match);
  if (plain.kind !== 'mail') return match({ texts: [plain.title, plain.newText], people: [] });
  return match({ texts: [plain.subject, plain.newText], people: [plain.from, ...plain.to, ...plain.cc] });
}

function sourceOf(evidence: Evidence): Entry['source'] {
  const { kind } = evidence;
  if (kind === 'mail') {
    const isSent = evidence.direction === 'sent';
    return { kind, title: evidence.subject, detail: isSent ? `To ${listPeople(evidence.to)}` : `From ${listPeople([evidence.from])}` };
  }
  if (kind === 'document') {
    const { title, pages } = evidence;
    return { kind, title, detail: pages === null ? '' : `${pages} ${pages === 1 ? 'page' : 'pages'}` };
  }
  if (kind === 'note') return { kind, title: evidence.title, detail: '' };
  const people = listPeople(evidence.people);
  const title = evidence.title || (kind === 'meeting' ? 'Meeting' : evidence.fileName);
  return { kind, title, detail: people === '' ? '' : `With ${people}` };
}
