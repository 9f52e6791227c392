import { editDistance } from '../words/edit-distance.ts';
import { hashText } from '../words/hash-text.ts';
import { soundKey } from '../words/sound-key.ts';
import { HashTable } from './hash-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the vocabulary that is nearly the one looked for. */
export type NearWord = { word: number; likeness: number };

const slipsFrom = 4;
const twoSlipsFrom = 6;
const longest = 24;
const mostFound = 8;
/** With so many words a slip away, those of the same sound are not looked for. */
const enough = 4;
const mostRecent = 512;

/** Finds words in spite of slips: by what is left when a letter is taken out, and by sound. */
export class NearWords {
  readonly #vocabulary: Vocabulary;
  readonly #deletes: HashTable;
  readonly #sounds: HashTable;
  /** What was looked for lately: people type and write the same words again. */
  readonly #recent = new Map<string, NearWord[]>();
  #read = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#deletes = new HashTable((id) => shortened(vocabulary.word(id), 1));
    this.#sounds = new HashTable((id) => soundHashes(vocabulary.word(id)));
  }

  get bytes(): number {
    return this.#deletes.bytes + this.#sounds.bytes;
  }

  /** Takes in the words that came into the vocabulary since. */
  follow(): void {
    for (; this.#read < this.#vocabulary.size; this.#read += 1) {
      this.#deletes.add(this.#read);
      this.#sounds.add(this.#read);
    }
    this.#recent.clear();
  }

  /** Words one slip away, two for longer words, or of the same sound; the likest first, at most eight. */
  find(word: string): readonly NearWord[] {
    if (!hasSlips(word)) return [];
    const recent = this.#recent.get(word);
    if (recent) return recent;
    const found = this.#search(word);
    if (this.#recent.size >= mostRecent) this.#recent.clear();
    this.#recent.set(word, found);
    return found;
  }

  #search(word: string): NearWord[] {
    const slips = word.length >= twoSlipsFrom ? 2 : 1;
    const found = new Map<number, number>();
    for (const hash of shortened(word, slips)) this.#note(this.#deletes, hash, found, (other) => slipLikeness(word, other, slips));
    if (found.size < enough)
      for (const hash of soundHashes(word)) this.#note(this.#sounds, hash, found, (other) => soundLikeness(word, other));
    return [...found]
      .map(([number, likeness]) => ({ word: number, likeness }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, mostFound);
  }

  #note(table: HashTable, hash: number, found: Map<number, number>, likenessOf: (other: string) => number): void {
    table.find(hash, (id) => {
      if (found.has(id)) return false;
      const likeness = likenessOf(this.#vocabulary.word(id));
      if (likeness > 0) found.set(id, likeness);
      return false;
    });
  }
}

/** Numbers, references and addresses have no slips of spelling. */
function hasSlips(word: string): boolean {
  return word.length >= slipsFrom && word.length <= longest && /^\p{L}+$/u.test(word);
}

/** The hashes of a word and of what is left when up to `slips` letters are taken out. */
function shortened(word: string, slips: number): number[] {
  if (!hasSlips(word)) return [];
  const hashes = [hashText(word)];
  for (let at = 0; at < word.length; at += 1) {
    if (at > 0 && word[at] === word[at - 1]) continue;
    hashes.push(hashText(word, undefined, at));
    if (slips < 2) continue;
    const rest = word.slice(0, at) + word.slice(at + 1);
    for (let then = at; then < rest.length; then += 1) hashes.push(hashText(rest, undefined, then));
  }
  return hashes;
}

function soundHashes(word: string): number[] {
  const sound = soundKey(word);
  return sound === '' ? [] : [hashText(sound)];
}

function slipLikeness(word: string, other: string, slips: number): number {
  const distance = editDistance(word, other, slips);
  return distance > slips ? 0 : 1 - distance / Math.max(4, Math.min(word.length, other.length));
}

/** The same sound is a weaker likeness than one slip; far apart in letters it is none. */
function soundLikeness(word: string, other: string): number {
  const distance = editDistance(word, other, 3);
  return distance > 3 || soundKey(word) !== soundKey(other) ? 0 : Math.max(0.5, 0.85 - distance * 0.1);
}
