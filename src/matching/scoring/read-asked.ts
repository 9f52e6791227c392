import type { EvidencePerson } from '../../domain/evidence.ts';
import type { Learned } from '../../domain/learned.ts';
import { isSharedHost } from '../../domain/shared-hosts.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import { mostReferences, mostSearched } from '../references/find-references.ts';
import { referenceParts } from '../references/reference-key.ts';
import { plainText } from '../words/fold-text.ts';
import { readWords } from '../words/read-words.ts';
import { workWords } from '../words/work-words.ts';
import { type Question, readQuestion } from './read-question.ts';
import { type References, readReferences } from './read-signals.ts';

/**
 * What is known of an entry. The first text is its title, if it is short; texts never hold quoted history. `references` are
 * fields that name a reference and nothing else. `learned` is what confirmations taught of its thread, people and words.
 */
export type Known = {
  texts: readonly string[];
  people: readonly EvidencePerson[];
  references?: readonly string[];
  learned?: readonly Learned[];
};

/** What is known, read against an index: words of the index by number. */
export type Asked = {
  question: Question;
  /** Words of the longer texts. */
  body: ReadonlySet<number>;
  /** Parts of references that stand in the title as words, with their weight. */
  fragments: ReadonlyMap<number, number>;
  /** For each person the words of the name, with likeness. */
  people: ReadonlyMap<number, number>[];
  mails: ReadonlySet<number>;
  domains: ReadonlySet<number>;
  references: References;
  /** What was learned of matters of the firm, by slot. */
  history: ReadonlyMap<number, readonly Learned[]>;
  /** The title without its references, as a person wrote it. */
  rest: string;
  /** Whether the texts were too long to be searched to their end. */
  cut: boolean;
};

const longestTitle = 400;
const longestBody = 20_000;
const mostPeople = 12;
const mostLearned = 60;

/** Reads what is known of an entry against the matters of a firm. */
export function readAsked(known: Known, index: MatterIndex): Asked {
  const [first = '', ...others] = known.texts.map(withoutQuotes);
  const title = first.length <= longestTitle ? first : '';
  const bodies = title === first ? others : [first, ...others];
  const people = known.people.slice(0, mostPeople);
  const marked = (known.references ?? []).map((reference) => `ref: ${reference}`);
  const named = [title, ...(known.references ?? [])].join('\n');
  const references = readReferences(named, [title, ...bodies, ...marked], index);
  const rest = withoutReferences(title === '' ? (bodies[0] ?? '').slice(0, longestTitle) : title, references);
  return {
    question: readQuestion(rest, index),
    body: wordsKnown(bodies.join('\n').slice(0, longestBody), index),
    fragments: fragmentsOf(named, index),
    people: people.map((person) => nameOf(person, index)),
    ...addressesOf(people, index),
    references,
    history: historyOf(known.learned ?? [], index),
    rest,
    cut: known.texts.some((text) => text.length > mostSearched) || references.written.length >= mostReferences,
  };
}

/** A line that quotes another's mail says nothing of this one. */
function withoutQuotes(text: string): string {
  return text.includes('>') ? text.replace(/^[^\S\n]*>.*$/gm, '') : text;
}

/** The title without what in it is a reference: its digits are no words of a name. */
function withoutReferences(title: string, { written, chunks }: References): string {
  let rest = plainText(title);
  for (const { start, end, trust, inTitle } of written) if (trust !== 'bare' && inTitle) rest = blank(rest, start, end);
  for (const chunk of chunks) rest = rest.replace(chunk, ' ');
  return rest;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function wordsKnown(text: string, index: MatterIndex): Set<number> {
  const words = new Set<number>();
  for (const { text: word } of readWords(text)) {
    const number = index.vocabulary.find(word);
    if (number !== undefined) words.add(number);
  }
  return words;
}

function historyOf(learned: readonly Learned[], index: MatterIndex): Map<number, Learned[]> {
  const history = new Map<number, Learned[]>();
  for (const one of learned.slice(0, mostLearned)) {
    const slot = index.slotOf(one.matter);
    if (slot === undefined) continue;
    const there = history.get(slot);
    if (there) there.push(one);
    else history.set(slot, [one]);
  }
  return history;
}

/** Digits of three and more, but no years; letters only when they are no word of anything else. */
function fragmentsOf(text: string, index: MatterIndex): Map<number, number> {
  const fragments = new Map<number, number>();
  for (const part of referenceParts(text.slice(0, 1000)).slice(0, 60)) {
    const isCode = /\d/.test(part)
      ? part.length > 2 && !/^(?:19|20)\d\d$/.test(part)
      : part.length > 3 && !workWords.has(part) && index.vocabulary.find(part) === undefined;
    if (!isCode || part.length > 12) continue;
    const word = index.vocabulary.find(`#${part.replace(/^0+(?=\d)/, '')}`) ?? index.vocabulary.find(`#${part}`);
    if (word !== undefined) fragments.set(word, index.weightOf(word));
  }
  return fragments;
}

function nameOf(person: EvidencePerson, index: MatterIndex): Map<number, number> {
  const words = new Map<number, number>();
  for (const term of readQuestion(person.name.slice(0, 60), index).terms) {
    for (const [word, likeness] of term.options) words.set(word, Math.max(words.get(word) ?? 0, likeness));
  }
  return words;
}

function addressesOf(people: readonly EvidencePerson[], index: MatterIndex): { mails: Set<number>; domains: Set<number> } {
  const found = { mails: new Set<number>(), domains: new Set<number>() };
  for (const person of people) {
    const address = person.address.toLowerCase();
    const host = address.split('@')[1] ?? '';
    const mail = index.vocabulary.find(`@${address}`);
    const domain = isSharedHost(host) ? undefined : index.vocabulary.find(`@@${host}`);
    if (mail !== undefined) found.mails.add(mail);
    if (domain !== undefined) found.domains.add(domain);
  }
  return found;
}
