import { clientOfEntry, isCode, kindOfEntry, partOfEntry, wordOfEntry } from '../matter-index/entry-code.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import type { Asked } from './read-asked.ts';
import type { Term } from './read-question.ts';

/** How much of a name, a party or a client is told: weights of all its words, and of those that are answered. */
export type Side = { weight: number; told: number };

export type Sides = {
  name: Side;
  parts: [Side, Side];
  clients: [Side, Side, Side];
  /** The weightiest word of the name that nothing asked for answers; the same among codes and among numbers. */
  missing: number;
  codeMissing: number;
  digitsMissing: number;
  /** The weightiest part of the reference that stands in the text as a word. */
  fragment: number;
  mail: number;
  domain: number;
  person: number;
  bodyName: number;
  bodyClient: number;
  /** For each term asked, how well this matter answers it. */
  answered: Float32Array;
};

/** Goes once through the words of a matter. */
export function measureSides(slot: number, asked: Asked, index: MatterIndex): Sides {
  const sides = emptySides(asked);
  const body = { name: empty(), client: empty() };
  const people = asked.people.map(() => [empty(), empty(), empty()]);
  index.entriesOf(slot, (entry) => {
    const word = wordOfEntry(entry);
    const kind = kindOfEntry(entry);
    if (kind === 'aside') return addAside(sides, word, asked);
    const likeness = answer(sides, word, asked, kind === 'initials');
    if (kind === 'initials') return addInitials(sides, entry, likeness);
    const weight = index.weightOf(word);
    addWord(sides, entry, weight, likeness);
    if (kind === 'name' && likeness < 0.5 && isNumber(index.vocabulary.word(word)))
      sides.digitsMissing = Math.max(sides.digitsMissing, weight);
    const client = clientOfEntry(entry);
    if (kind === 'name') addTo(body.name, weight, asked.body.has(word) ? 1 : 0);
    if (client > 0) addTo(body.client, weight, asked.body.has(word) ? 1 : 0);
    for (const [at, person] of asked.people.entries()) addTo(people[at]?.[client - 1], weight, person.get(word) ?? 0);
  });
  sides.bodyName = shareOf(body.name);
  sides.bodyClient = shareOf(body.client);
  for (const person of people) for (const side of person) if (side.weight > 0.5) sides.person = Math.max(sides.person, shareOf(side));
  return sides;
}

/** The share of a side that is told. */
export function shareOf({ weight, told }: Side): number {
  return weight > 0 ? told / weight : 0;
}

function isNumber(word: string): boolean {
  return /^(?:no)?\d/.test(word);
}

function empty(): Side {
  return { weight: 0, told: 0 };
}

function emptySides(asked: Asked): Sides {
  return {
    name: empty(),
    parts: [empty(), empty()],
    clients: [empty(), empty(), empty()],
    missing: 0,
    codeMissing: 0,
    digitsMissing: 0,
    fragment: 0,
    mail: 0,
    domain: 0,
    person: 0,
    bodyName: 0,
    bodyClient: 0,
    answered: new Float32Array(asked.question.terms.length),
  };
}

function addTo(side: Side | undefined, weight: number, likeness: number): void {
  if (!side) return;
  side.weight += weight;
  side.told += weight * likeness;
}

/** Marks the terms that a word answers; tells how well it is answered itself. Initials answer only what is written like them. */
function answer(sides: Sides, word: number, asked: Asked, isInitials: boolean): number {
  let best = 0;
  for (const { term, likeness, initials } of asked.question.hits.get(word) ?? []) {
    if (isInitials && (initials || !mayBeInitials(asked.question.terms[term]))) continue;
    if (likeness > (sides.answered[term] ?? 0)) sides.answered[term] = likeness;
    if (likeness > best) best = likeness;
  }
  return best;
}

function mayBeInitials(term: Term | undefined): boolean {
  return term?.style === 'code' || (term?.style === 'unsure' && term.text.length > 3);
}

function addWord(sides: Sides, entry: number, weight: number, likeness: number): void {
  const client = clientOfEntry(entry);
  if (client > 0) addTo(sides.clients[client - 1], weight, likeness);
  if (kindOfEntry(entry) !== 'name') return;
  addTo(sides.name, weight, likeness);
  addTo(sides.parts[partOfEntry(entry)], weight, likeness);
  const open = weight * (1 - likeness);
  sides.missing = Math.max(sides.missing, open);
  if (isCode(entry)) sides.codeMissing = Math.max(sides.codeMissing, open);
}

/** Initials stand for the whole party. */
function addInitials(sides: Sides, entry: number, likeness: number): void {
  if (likeness === 0) return;
  const client = clientOfEntry(entry);
  const side = client > 0 ? sides.clients[client - 1] : sides.parts[partOfEntry(entry)];
  if (!side) return;
  const more = Math.max(0, side.weight * likeness - side.told);
  side.told += more;
  if (client === 0) sides.name.told += more;
}

function addAside(sides: Sides, word: number, asked: Asked): void {
  sides.fragment = Math.max(sides.fragment, asked.fragments.get(word) ?? 0);
  if (asked.mails.has(word)) sides.mail = 1;
  if (asked.domains.has(word)) sides.domain = 1;
}
