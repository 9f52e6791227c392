import { extname } from 'node:path';
import { captureMime, captureNote, captureTranscript } from '../capture/index.ts';
import { AppError } from '../domain/errors.ts';
import type { DraftText, Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import type { UnitPolicy } from '../domain/units.ts';
import { workDateOf } from '../domain/work-date.ts';
import { draftMail, draftMeeting, draftNote, timeOfMail, timeOfMeeting, timeOfNote } from '../drafting/index.ts';

/** Whose work the file shows (unknown: it counts as received), when it is read, and how time becomes units. */
export type FileReader = { me?: EvidencePerson | undefined; now: Date; zone: string; policy: UnitPolicy };

/** A file's evidence and drafts as the draft command prints them. */
export type FileDrafts = ReturnType<typeof present>;

const unmatched: Match = { tier: 'none', reasons: ['A file is drafted without the matters of a firm: none was looked for.'] };

/** Drafts of a file on its own: no firm, no ledger, nothing kept. Throws unreadable-file for an unknown type or a broken file. */
export async function draftFile(bytes: Uint8Array, fileName: string, reader: FileReader): Promise<FileDrafts> {
  const { me, now, policy } = reader;
  const type = extname(fileName).toLowerCase();
  if (type === '.eml') {
    const mail = await captureMime(bytes, { me, now });
    return present(mail, draftMail(mail), timeOfMail(mail, policy), reader);
  }
  if (type === '.txt') {
    const note = captureNote(bytes, { fileName, now });
    return present(note, draftNote(note), timeOfNote(note, policy), reader);
  }
  if (type === '.vtt') {
    const meeting = captureTranscript(bytes, { fileName, me, now });
    return present(meeting, draftMeeting(meeting), timeOfMeeting(meeting, policy, reader.zone), reader);
  }
  throw new AppError({ code: 'unreadable-file', message: `Files of the type "${type}" cannot be read; .eml, .txt and .vtt can.` });
}

function present(evidence: Evidence, text: DraftText, { basis, units }: ReturnType<typeof timeOfMail>, { zone }: FileReader) {
  const { kind, fingerprint, warnings, at } = evidence;
  const people = peopleOf(evidence);
  const draft = {
    narrative: text.narrative,
    activityCode: null,
    actualSeconds: basis.seconds,
    units,
    basis: basis.sentence,
    workDate: workDateOf(at, zone),
    segments: [],
    match: unmatched,
    flags: text.flags,
    engine: text.engine,
  };
  return { evidence: { kind, people, intervals: [], fingerprint, newText: textOf(evidence), warnings }, drafts: [draft] };
}

function peopleOf(evidence: Evidence): EvidencePerson[] {
  if (evidence.kind === 'mail') return [evidence.from, ...evidence.to, ...evidence.cc];
  return evidence.kind === 'meeting' ? evidence.people : [];
}

/** What the evidence says: a transcript's words one utterance a line, with its speaker. */
function textOf(evidence: Evidence): string {
  if (!('utterances' in evidence)) return evidence.newText;
  return evidence.utterances.map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`)).join('\n');
}
