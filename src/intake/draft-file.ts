import type { DraftText } from '../domain/draft-text.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { UnitPolicy } from '../domain/units.ts';
import { workDateOf } from '../domain/work-date.ts';
import { type DraftingEngine, draftEvidence, draftWithEngine, textOf, timeOfEvidence, withoutInstructions } from '../drafting/index.ts';
import type { MatterIndex } from '../matching/index.ts';
import { captureFile, type FileOwner } from './capture-file.ts';
import { matcherOf, matchFile, peopleOf } from './match-file.ts';
import { proposeSplit } from './propose-split.ts';

/** How files are drafted: whose work they show, how time becomes units, the matters to look among and the engine to word them, if any. */
export type FileReader = FileOwner & {
  zone: string;
  policy: UnitPolicy;
  matters?: MatterIndex | undefined;
  engine?: DraftingEngine | undefined;
};

/** A file's evidence and drafts as the draft command prints them. */
export type FileDrafts = ReturnType<typeof present>;

/** Drafts of a file on its own: no firm, no ledger, nothing kept. Throws unreadable-file for an unknown type or a broken file. */
export async function draftFile(bytes: Uint8Array, fileName: string, reader: FileReader): Promise<FileDrafts> {
  const evidence = await captureFile(bytes, fileName, reader);
  const context = { me: reader.me };
  const local = await draftEvidence(evidence, context);
  return present(evidence, reader.engine ? await draftWithEngine(local, evidence, reader.engine, context) : local, reader);
}

function present(evidence: Evidence, text: DraftText, { zone, policy, matters }: FileReader) {
  const { kind, fingerprint, warnings, at } = evidence;
  const { basis, units } = timeOfEvidence(evidence, policy, zone);
  const draft = {
    narrative: text.narrative,
    activityCode: text.activityCode,
    actualSeconds: basis.seconds,
    units,
    basis: basis.sentence,
    workDate: workDateOf(at, zone),
    segments: text.segments,
    followUps: text.followUps,
    match: matchFile(evidence, matters),
    proposedSplit: matters && 'utterances' in evidence ? proposeSplit(withoutInstructions(evidence).utterances, matcherOf(matters)) : [],
    flags: text.flags,
    engine: text.engine,
    fallback: text.fallback,
  };
  const intervals = 'intervals' in evidence ? evidence.intervals : [];
  return { evidence: { kind, people: peopleOf(evidence), intervals, fingerprint, newText: textOf(evidence), warnings }, drafts: [draft] };
}
