import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { SourceBundle } from './engine.ts';

/** The one segment of a piece of work that is drafted as a whole. */
export const wholeSegment = 'S1';

/** The source as engines and the gate see it: one segment, and what stands around its text. */
export function bundleOf(evidence: Evidence, matterWords: readonly string[]): SourceBundle {
  return { evidence, segments: [{ id: wholeSegment, text: textOf(evidence) }], metadata: metadataOf(evidence), matterWords };
}

/** What the evidence says: a talk one turn a line, with its speaker. */
export function textOf(evidence: Evidence): string {
  if (!('utterances' in evidence)) return evidence.newText;
  return evidence.utterances.map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`)).join('\n');
}

function metadataOf(evidence: Evidence): string[] {
  if (evidence.kind === 'mail') {
    const { subject, from, to, cc, attachments } = evidence;
    return [subject, ...[from, ...to, ...cc].map(spell), ...attachments.map(({ name }) => name)];
  }
  if (evidence.kind === 'document') return [evidence.title, evidence.fileName, evidence.author, String(evidence.pages ?? '')];
  if (evidence.kind === 'note') return [evidence.title];
  const { title, people, timekeeper } = evidence;
  return [title, ...people.map(spell), ...(timekeeper ? [spell(timekeeper)] : [])];
}

function spell({ name, address }: EvidencePerson): string {
  return `${name} ${address}`;
}

/** The names of everybody in the evidence. */
export function peopleIn(evidence: Evidence): string[] {
  if (evidence.kind === 'mail') return [evidence.from, ...evidence.to, ...evidence.cc].map(({ name }) => name);
  if (evidence.kind === 'document') return [evidence.author, evidence.lastAuthor];
  if (evidence.kind === 'note') return [];
  const speakers = evidence.utterances.flatMap(({ speaker }) => speaker ?? []);
  return [...new Set([...evidence.people.map(({ name }) => name), evidence.timekeeper?.name ?? '', ...speakers])];
}
