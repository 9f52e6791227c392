import type { MatterIndex } from '../matter-index/matter-index.ts';
import { joiningWords } from '../words/canonical-words.ts';
import { readWords, type Word } from '../words/read-words.ts';
import { otherForms } from '../words/short-names.ts';
import { workWords } from '../words/work-words.ts';

/** A word asked for: how telling it is (0 to 1), and the words of the index that may be meant, each with its likeness. */
export type Term = { text: string; weight: number; known: boolean; style: Word['style']; digits: boolean; options: Map<number, number> };

/** A term that a word of the index answers, and how likely that word is meant; `initials` when several terms do so together. */
export type Hit = { term: number; likeness: number; initials: boolean };

/** What is asked for, and for each word of the index the terms it answers. */
export type Question = { terms: Term[]; hits: Map<number, Hit[]>; total: number };

const mostTerms = 32;
const mostNear = 8;
const shortForm = 0.9;
const workShare = 0.12;
const unknownWeight = 0.85;
const plainShare = 0.45;

/** Reads the words of a subject, a title or a sentence of talk against an index. At most 32 different words count. */
export function readQuestion(text: string, index: MatterIndex): Question {
  const terms: Term[] = [];
  const seen = new Set<string>();
  for (const word of mendSpaces(readWords(text), index)) {
    if (seen.has(word.text) || terms.length >= mostTerms) continue;
    seen.add(word.text);
    terms.push(termOf(word, index));
  }
  const question: Question = { terms, hits: new Map(), total: 0 };
  for (const [number, term] of terms.entries()) {
    question.total += term.weight;
    for (const [word, likeness] of term.options) addHit(question, word, { term: number, likeness, initials: false });
  }
  addInitials(question, index);
  return question;
}

function addHit(question: Question, word: number, hit: Hit): void {
  const hits = question.hits.get(word);
  if (hits) hits.push(hit);
  else question.hits.set(word, [hit]);
}

function termOf(word: Word, index: MatterIndex): Term {
  const { text, style } = word;
  const digits = /^(?:no)?\d/.test(text);
  const options = new Map<number, number>();
  const exact = index.vocabulary.find(text);
  if (exact !== undefined && index.postings.count(exact) > 0) options.set(exact, 1);
  for (const form of otherForms(text)) note(options, index.vocabulary.find(form), shortForm);
  const nearTo = style === 'code' ? 0.5 : exact === undefined ? 1 : 0.75;
  if (!isWork(text))
    for (const { word: near, likeness } of index.near.find(text).slice(0, exact === undefined ? mostNear : 3))
      note(options, near, likeness * nearTo);
  const weight = weightOf(word, options, exact, index);
  return { text, weight: isWork(text) ? weight * workShare : weight, known: options.size > 0, style, digits, options };
}

function note(options: Map<number, number>, word: number | undefined, likeness: number): void {
  if (word !== undefined && likeness > (options.get(word) ?? 0)) options.set(word, likeness);
}

function isWork(text: string): boolean {
  return workWords.has(text) || (text.length < 2 && !/\d/.test(text));
}

function weightOf({ text, style }: Word, options: Map<number, number>, exact: number | undefined, index: MatterIndex): number {
  if (exact !== undefined && options.has(exact)) return index.weightOf(exact);
  let weight = 0;
  for (const [word, likeness] of options) weight = Math.max(weight, likeness >= 0.65 ? index.weightOf(word) : 0);
  if (weight > 0) return weight;
  if (isWork(text)) return 0.5;
  return (text.length < 4 || style === 'plain' ? plainShare : 1) * unknownWeight;
}

/** Words run together or torn apart are read as the index has them: 'brittenjones' → britten jones, 'mc donald' → mcdonald. */
function mendSpaces(words: readonly Word[], index: MatterIndex): Word[] {
  const knows = (text: string) => index.vocabulary.find(text) !== undefined;
  const mended: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word) continue;
    if (next && !(knows(word.text) && knows(next.text)) && next.text.length + word.text.length > 4 && knows(word.text + next.text)) {
      mended.push({ text: word.text + next.text, style: word.style });
      at += 1;
    } else mended.push(...(knows(word.text) || isWork(word.text) || isNearly(word.text, index) ? [word] : tornApart(word, knows)));
  }
  return mended;
}

function isNearly(text: string, index: MatterIndex): boolean {
  return (index.near.find(text)[0]?.likeness ?? 0) >= 0.75;
}

function tornApart(word: Word, knows: (text: string) => boolean): Word[] {
  const { text } = word;
  for (let at = 3; at <= text.length - 3 && text.length <= 30; at += 1) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (!knows(left) && !joiningWords.has(left)) continue;
    if (knows(right) || joiningWords.has(right))
      return [left, right].filter((part) => !joiningWords.has(part)).map((part) => ({ text: part, style: 'name' as const }));
  }
  return [word];
}

/** Words whose first letters are a word of the index answer it together: human rights and equal opportunity commission, hreoc. */
function addInitials(question: Question, index: MatterIndex): void {
  const { terms } = question;
  for (let first = 0; first + 2 < terms.length; first += 1) {
    let initials = '';
    for (let last = first; last < Math.min(terms.length, first + 7); last += 1) {
      const text = terms[last]?.text ?? '';
      if (isWork(text)) break;
      initials += text[0] ?? '';
      const word = initials.length > 2 ? index.vocabulary.find(initials) : undefined;
      if (word === undefined) continue;
      for (let term = first; term <= last; term += 1) addHit(question, word, { term, likeness: 0.85, initials: true });
    }
  }
}
