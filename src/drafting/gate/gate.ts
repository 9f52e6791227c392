import { activityCodes, type NarrativeStyle } from '../../domain/draft-text.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { EngineDraft, SourceBundle } from '../engine.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { inTense } from '../words/method-verbs.ts';
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
  const methods = methodsFor(bundle.evidence);
  return (draft) => [
    ...reasonsAgainst(draft, folded.get(draft.segmentId), everything, style),
    ...(fits(draft.narrative, methods) ? [] : ['it names a kind of work that this was not']),
  ];
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

const perused = ['Perusing', 'Considering', 'Reviewing', 'Reading'];
const written = ['Drafting', 'Emailing', 'Writing', 'Responding', 'Corresponding', 'Forwarding', 'Advising', 'Reporting', 'Instructing'];
const talked = [
  'Attending',
  'Conferring',
  'Meeting',
  'Telephone',
  'Telephoning',
  'Video',
  'Conference',
  'Appearing',
  'Discussing',
  'Negotiating',
];

/** The methods that this evidence can show; null for a note, in which its own writer says what was done. */
function methodsFor(evidence: Evidence): ReadonlySet<string> | null {
  switch (evidence.kind) {
    case 'mail':
      return new Set(evidence.direction === 'sent' ? [...written, ...(evidence.relation === null ? [] : perused)] : perused);
    case 'document':
      return new Set([...perused, 'Drafting', 'Preparing', 'Amending', 'Revising', 'Settling', 'Finalising', 'Inspecting']);
    case 'meeting':
    case 'recording':
      return new Set(talked);
    case 'note':
      return null;
  }
}

function fits(narrative: string, methods: ReadonlySet<string> | null): boolean {
  const first = /^\p{L}+/u.exec(inTense(narrative, { tense: 'gerund' }))?.[0] ?? '';
  return methods === null || methods.has(first);
}
