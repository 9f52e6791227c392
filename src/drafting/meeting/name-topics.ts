import type { Utterance } from '../../domain/evidence.ts';
import { commonWords } from './common-words.ts';

/** A phrase that was said, in the form it was said in. */
type Phrase = { key: string; size: number; said: Map<string, number>; utterances: number; last: number; first: number };

/** Utterances in which a phrase must stand, by its number of words: a single word proves little. */
const needed: Readonly<Record<number, number>> = { 1: 4, 2: 2, 3: 2 };
const longestPhrase = 3;
/** Less of this share of everyday English, and the talk is in another language or no talk: nothing is named. */
const leastCommon = 0.3;

/**
 * Up to `most` topics of what was said: words that stand together again and again and are no everyday words, in the order in which
 * they came up. Every one is verbatim; names in `not` are no topics. Empty rather than guessed. Linear in the words.
 */
export function nameTopics(utterances: readonly Utterance[], not: readonly string[], most: number): string[] {
  const names = new Set(not.flatMap((name) => wordsOf(name).map((word) => word.toLowerCase())));
  const phrases = new Map<string, Phrase>();
  let [all, common] = [0, 0];
  utterances.forEach(({ text }, at) => {
    for (const clause of text.split(/[^\p{L}\p{N}'’\-\s]+|\s-+\s/u)) {
      const words = wordsOf(clause);
      all += words.length;
      common += words.filter(isCommon).length;
      for (const run of runsOf(words, names)) countPhrases(run, at, phrases);
    }
  });
  return common < all * leastCommon ? [] : choose([...phrases.values()], most);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

function isCommon(word: string): boolean {
  const plain = word.toLowerCase().replaceAll('’', "'");
  return commonWords.has(plain) || plain.split('-').every((part) => commonWords.has(part));
}

/** The stretches of words that may name something. */
function runsOf(words: readonly string[], names: ReadonlySet<string>): string[][] {
  const runs: string[][] = [[]];
  for (const word of words) {
    const isTelling = word.length > 2 && word.length <= 30 && /\p{L}/u.test(word) && !isCommon(word) && !names.has(word.toLowerCase());
    if (isTelling) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function countPhrases(run: readonly string[], at: number, phrases: Map<string, Phrase>): void {
  for (let from = 0; from < run.length; from += 1) {
    for (let size = 1; size <= Math.min(longestPhrase, run.length - from); size += 1) {
      const form = run.slice(from, from + size).join(' ');
      const key = form.toLowerCase();
      const known = phrases.get(key) ?? { key, size, said: new Map<string, number>(), utterances: 0, last: -1, first: at };
      known.said.set(form, (known.said.get(form) ?? 0) + 1);
      if (known.last !== at) known.utterances += 1;
      known.last = at;
      phrases.set(key, known);
    }
  }
}

/** The best ones that share no word with one another. */
function choose(phrases: readonly Phrase[], most: number): string[] {
  const ranked = phrases
    .filter(({ size, utterances, key }) => utterances >= (needed[size] ?? 2) && (size > 1 || key.length > 4))
    .sort((a, b) => weight(b) - weight(a) || a.first - b.first || (a.key < b.key ? -1 : 1));
  const chosen: Phrase[] = [];
  const taken = new Set<string>();
  for (const phrase of ranked) {
    const words = phrase.key.split(' ').map(stem);
    if (chosen.length === most) break;
    if (new Set(words).size < words.length || words.some((word) => taken.has(word))) continue;
    for (const word of words) taken.add(word);
    chosen.push(phrase);
  }
  return chosen.sort((a, b) => a.first - b.first).map(formOf);
}

function weight({ size, utterances }: Phrase): number {
  return utterances * (size === 1 ? 0.5 : size);
}

/** Singular and plural are one topic. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:'s|’s|es|s)$/, '') : word;
}

/** The form said most; of forms said as often the one in small letters, which did not begin a sentence. */
function formOf({ said }: Phrase): string {
  const [best] = [...said].sort(([a, n], [b, m]) => m - n || capitals(a) - capitals(b) || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

function capitals(form: string): number {
  return form.match(/\p{Lu}/gu)?.length ?? 0;
}
