import type { EvidencePerson } from '../domain/evidence.ts';
import type { Candidate, Match, Matter } from '../domain/match.ts';
import { findReferences } from './find-references.ts';
import { referenceKey } from './fold-text.ts';
import { clientReasons, wordsOf } from './known-of-people.ts';

/** What is known of an entry. Texts never hold quoted history: its references are not this mail's. */
export type Known = { texts: readonly string[]; people: readonly EvidencePerson[] };

/** How many matters of the firm, of any status and seen by anybody, carry a reference of this key. */
export type ReferenceCounter = (key: string) => number;

const offered = 5;

/** Counts the firm's references by key. */
export function referenceCounter(references: readonly string[]): ReferenceCounter {
  const counts = new Map<string, number>();
  for (const reference of references) {
    const key = referenceKey(reference);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (key) => counts.get(key) ?? 0;
}

/**
 * Finds the matter of an entry among those the person may see. Exact only when one reference is written, one open and
 * billable matter of the firm carries it, and no other client stands among the people (design §4); otherwise a person decides.
 */
export function matchEntry(known: Known, matters: readonly Matter[], counter: ReferenceCounter): Match {
  const byKey = indexByReference(matters);
  const keys = [...new Set(known.texts.flatMap((text) => findReferences(text, byKey)))];
  const words = wordsOf([...known.texts, ...known.people.map((person) => person.name)]);
  const reasonsFor = (matter: Matter) => clientReasons(matter, known.people, words);
  const written = keys.flatMap((key) => byKey.get(key) ?? []);
  const others = byClient(matters, reasonsFor).filter((candidate) => !written.includes(candidate.matter));
  const [only] = written;
  const [key] = keys;
  if (only && key !== undefined && written.length === 1) return matchOne(only, counter(key), reasonsFor(only), others);
  if (only)
    return {
      tier: 'suggested',
      candidates: [...written.map((matter) => named(matter, ['one of several references written'])), ...others].slice(0, offered),
    };
  if (others.length > 0) return { tier: 'suggested', candidates: others.slice(0, offered) };
  return { tier: 'none', reasons: ['No reference, client or address of a matter was found.'] };
}

function matchOne(matter: Matter, carriers: number, clientFits: string[], others: Candidate[]): Match {
  const reference = `reference ${matter.reference} is written`;
  const doubt = doubtOf(matter, carriers, clientFits, others);
  if (doubt !== undefined)
    return { tier: 'suggested', candidates: [named(matter, [reference, doubt, ...clientFits]), ...others].slice(0, offered) };
  return {
    tier: 'exact',
    agreed: clientFits.length > 0,
    matter,
    reasons: [reference, ...clientFits],
    runnersUp: others.slice(0, offered - 1),
  };
}

function doubtOf(matter: Matter, carriers: number, clientFits: string[], others: Candidate[]): string | undefined {
  if (matter.status !== 'active') return `the matter is ${matter.status}`;
  if (!matter.billable) return 'the matter is not billable';
  if (carriers > 1) return 'more than one matter of the firm carries it';
  if (!isTelling(matter.reference)) return 'so short a reference may be chance';
  const other = others[0];
  if (clientFits.length === 0 && other) return `but another client is involved: ${other.reasons[0] ?? other.matter.name}`;
  return undefined;
}

/** Letters and digits, five together: '12' or 'LEASE' turn up by chance. */
function isTelling(reference: string): boolean {
  const key = referenceKey(reference);
  return key.length >= 5 && /\p{L}/u.test(key) && /\p{N}/u.test(key);
}

function byClient(matters: readonly Matter[], reasonsFor: (matter: Matter) => string[]): Candidate[] {
  return matters
    .map((matter) => ({ matter, reasons: reasonsFor(matter) }))
    .filter((candidate) => candidate.reasons.length > 0)
    .map(({ matter, reasons }) => named(matter, reasons))
    .sort((a, b) => rank(b.matter) - rank(a.matter) || b.reasons.length - a.reasons.length || a.matter.name.localeCompare(b.matter.name));
}

function named(matter: Matter, reasons: string[]): Candidate {
  const closed =
    matter.status === 'active' || reasons.some((reason) => reason.includes(matter.status)) ? [] : [`the matter is ${matter.status}`];
  return { matter, reasons: [...reasons, ...closed] };
}

function rank(matter: Matter): number {
  return matter.status === 'active' && matter.billable ? 1 : 0;
}

function indexByReference(matters: readonly Matter[]): Map<string, Matter[]> {
  const index = new Map<string, Matter[]>();
  for (const matter of matters) {
    const key = referenceKey(matter.reference);
    if (key === '') continue;
    const there = index.get(key);
    if (there) there.push(matter);
    else index.set(key, [matter]);
  }
  return index;
}
