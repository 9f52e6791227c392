import { activityCodes, type NarrativeStyle } from '../../domain/draft-text.ts';
import type { EngineDraft, SourceBundle } from '../engine.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { checkFormat } from './check-format.ts';
import { checkGrounds } from './check-grounds.ts';
import { type FoldedSource, foldSource } from './fold-source.ts';

const codes: ReadonlySet<string> = new Set(activityCodes);

/** The gate of one piece of work: its source is folded once, whatever number of narratives are tried. */
export type Gate = (draft: EngineDraft) => string[];

/**
 * What every engine's draft must pass: a segment of ours, quotes verbatim in it, every number, date and name of the narrative in the
 * source or its metadata, enough of its words supported, the rules of form, and no words to a program. Answers reasons, in clauses.
 */
export function openGate(bundle: SourceBundle, style: NarrativeStyle): Gate {
  const folded = new Map(bundle.segments.map(({ id, text }) => [id, foldSource([text, ...bundle.metadata])]));
  const everything = foldSource([...bundle.segments.map(({ text }) => text), ...bundle.metadata, ...bundle.matterWords]);
  return (draft) => reasonsAgainst(draft, folded.get(draft.segmentId), everything, style);
}

function reasonsAgainst(draft: EngineDraft, text: FoldedSource | undefined, all: FoldedSource, style: NarrativeStyle): string[] {
  if (text === undefined) return ['it names a part of the source that does not exist'];
  const { narrative, quotes, activityCode } = draft;
  const reasons = [
    ...checkFormat(narrative, style),
    ...checkGrounds(narrative, quotes, text, all),
    ...(instructsProgram(narrative) ? ['it repeats instructions to a program'] : []),
    ...(activityCode === null || codes.has(activityCode) ? [] : ['its activity code does not exist']),
  ];
  return [...new Set(reasons)];
}
