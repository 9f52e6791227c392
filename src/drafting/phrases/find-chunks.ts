import type { Language } from '../language/load-language.ts';
import { fillers } from '../words/fillers.ts';
import { stem } from './stem.ts';

/** A noun phrase as it stands in a text: its words, and their keys. */
export type Chunk = {
  words: string[];
  keys: string[];
  /** Ends in a word that names nothing by itself ('young people'): a topic only as a whole, and only when said again and again. */
  isPale: boolean;
};

const longest = 4;
const nouns = new Set(['NOUN', 'PROPN']);

/**
 * The noun phrases of a text in order: adjectives and nouns that stand together and end in a noun, hyphens kept ('in-patient
 * care'). A phrase begins and ends with a word that is no filler. Every one is verbatim but for the line it was broken at.
 */
export function findChunks(text: string, { tag }: Language): Chunk[] {
  const chunks: Chunk[] = [];
  let run: Word[] = [];
  for (const word of joinWords(tag(text))) {
    const mayStand = isWord(word.text) && (nouns.has(word.kind) || (word.kind === 'ADJ' && !isFiller(word)));
    // A new chunk begins where an adjective follows a noun.
    if (!mayStand || (word.kind === 'ADJ' && run.some(({ kind }) => nouns.has(kind)))) {
      close(run, chunks);
      run = [];
    }
    if (mayStand) run.push(word);
  }
  close(run, chunks);
  return chunks;
}

type Word = { text: string; kind: string };

/** Words joined at their hyphens, and where the model cuts a word within ('Tā|whai': it does not know the macron). */
function joinWords({ words, classes, spaced }: ReturnType<Language['tag']>): Word[] {
  const joined: Word[] = [];
  words.forEach((text, at) => {
    const last = joined.at(-1);
    const follows = words[at + 1];
    const isHyphen = text === '-' && spaced[at] === false && spaced[at + 1] === false && last !== undefined && follows !== undefined;
    if (isHyphen && isWord(last.text) && isWord(follows)) last.text += '-';
    else if (last && spaced[at] === false && /\p{L}$/u.test(last.text) && /^\p{L}/u.test(text)) {
      last.text += text;
      last.kind = classes[at] ?? 'X';
    } else if (last?.text.endsWith('-') && last.text.length > 1 && spaced[at] === false) {
      last.text += text;
      last.kind = nouns.has(classes[at] ?? '') ? (classes[at] ?? 'X') : 'ADJ';
    } else joined.push({ text, kind: classes[at] ?? 'X' });
  });
  return joined;
}

/** Letters, with digits and hyphens within; no contraction ('I'm'), no hum ('Mm-hmm'). */
function isWord(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}-]*(['’]s)?$/u.test(text) && text.length > 1 && text.length <= 30 && !/^(m+|u+h|h+m|a+h|o+h|e+r)-/i.test(text);
}

function close(run: readonly Word[], chunks: Chunk[]): void {
  let [from, to] = [0, run.length];
  while (from < to && isFiller(run[from])) from += 1;
  const last = run[to - 1];
  if (to - from === 2 && isFiller(last) && last?.kind === 'NOUN') push(run.slice(from, to), true, chunks);
  while (to > from && isFiller(run[to - 1])) to -= 1;
  while (to > from && !nouns.has(run[to - 1]?.kind ?? '')) to -= 1;
  push(run.slice(Math.max(from, to - longest), to), false, chunks);
}

function push(run: readonly Word[], isPale: boolean, chunks: Chunk[]): void {
  const words = run.map(({ text }) => text);
  const keys = words.map(stem);
  if (words.length > 0 && new Set(keys).size === keys.length) chunks.push({ words, keys, isPale });
}

function isFiller(word: Word | undefined): boolean {
  const plain = word?.text.toLowerCase().replaceAll('’', "'") ?? '';
  return (
    plain.length < 3 || fillers.has(plain) || fillers.has(plain.replace(/'?s$/, '')) || plain.split('-').every((part) => fillers.has(part))
  );
}
