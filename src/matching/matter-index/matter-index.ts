import type { MatterId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/match.ts';
import { LearnedShapes } from '../references/learned-shapes.ts';
import { referenceKey } from '../references/reference-key.ts';
import { foldText } from '../words/fold-text.ts';
import { hashText } from '../words/hash-text.ts';
import { mostWords, packEntry, postedWord } from './entry-code.ts';
import { HashTable } from './hash-table.ts';
import { closings, wordsOfMatter } from './matter-words.ts';
import { NearWords } from './near-words.ts';
import { NumberList } from './number-list.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/** The longest key of a reference that is looked up. */
export const longestKey = 48;
const mostCarriers = 64;

/**
 * The matters of one firm, found by word, slip, sound, reference, number and id in well under a millisecond. Each version of
 * a matter takes a slot; a change that touches no word keeps it. Slots that are left are dropped when the index is rebuilt.
 */
export class MatterIndex {
  readonly vocabulary = new Vocabulary();
  readonly near = new NearWords(this.vocabulary);
  readonly postings = new Postings();
  readonly shapes = new LearnedShapes();
  readonly #matters: (Matter | undefined)[] = [];
  readonly #starts = new NumberList();
  readonly #entries = new NumberList();
  readonly #ids = new HashTable((slot) => hashesOf(this.#matters[slot]?.id));
  readonly #references = new HashTable((slot) => (this.#unlisted.has(slot) ? [] : hashesOf(this.#keyAt(slot))));
  readonly #numbers = new HashTable((slot) => hashesOf(foldText(this.#matters[slot]?.number ?? '')));
  /** Keys that very many matters carry, and the slots beyond `mostCarriers` that are not found by them. */
  readonly #crowded = new Set<string>();
  readonly #unlisted = new Set<number>();
  /** Numbers of the words that tell nobody apart however few have them. */
  readonly #closings = new Set<number>();
  #live = 0;

  constructor() {
    this.#starts.push(0);
  }

  /** How many matters there are. */
  get size(): number {
    return this.#live;
  }

  /** How many slots there are; those of matters changed or gone are empty. */
  get slots(): number {
    return this.#matters.length;
  }

  /** Bytes held beyond the matters themselves, words of the vocabulary reckoned at 80. */
  get bytes(): number {
    const tables = this.#ids.bytes + this.#references.bytes + this.#numbers.bytes;
    return tables + this.#starts.bytes + this.#entries.bytes + this.postings.bytes + this.near.bytes + this.vocabulary.size * 80;
  }

  matter(slot: number): Matter | undefined {
    return this.#matters[slot];
  }

  slotOf(id: MatterId): number | undefined {
    return this.#ids.find(hashText(id), (slot) => this.#matters[slot]?.id === id)[0];
  }

  /** Adds matters, or puts newer versions in place of those with the same id. */
  put(matters: Iterable<Matter>): void {
    let first = this.slots;
    for (const matter of matters) {
      const slot = this.slotOf(matter.id);
      const before = slot === undefined ? undefined : this.#matters[slot];
      if (slot !== undefined && before && hasSameWords(before, matter)) this.#matters[slot] = matter;
      else {
        if (slot !== undefined) this.#clear(slot);
        this.#append(matter);
      }
    }
    this.near.follow();
    if (this.slots - first > this.postings.built / 80) this.#build();
    else for (; first < this.slots; first += 1) this.#post(first);
  }

  /** Takes matters out; unknown ids do nothing. */
  remove(ids: Iterable<MatterId>): void {
    for (const id of ids) {
      const slot = this.slotOf(id);
      if (slot !== undefined) this.#clear(slot);
    }
  }

  /** The packed entries of a slot: see entry-code. */
  entriesOf(slot: number, visit: (entry: number) => void): void {
    const end = this.#starts.at(slot + 1);
    for (let at = this.#starts.at(slot); at < end; at += 1) visit(this.#entries.at(at));
  }

  /** Slots of the matters whose reference has this key, at most `mostCarriers`; `hash` is its hashText. */
  carriersOf(key: string, hash = hashText(key)): readonly number[] {
    return this.#references.find(hash, (slot) => this.#keyAt(slot) === key);
  }

  /** Whether so many matters carry, or carried, a key that not all of them are found by it. */
  isCrowded(key: string): boolean {
    return this.#crowded.has(key);
  }

  /** Whether some reference may have a key of this hash; a cheap first look. */
  mayCarry(hash: number): boolean {
    let seen = false;
    this.#references.find(hash, (slot) => {
      seen ||= this.#matters[slot] !== undefined;
      return false;
    });
    return seen;
  }

  /** Slots of the matters with this matter number. */
  numbered(number: string): readonly number[] {
    const folded = foldText(number);
    return this.#numbers.find(hashText(folded), (slot) => foldText(this.#matters[slot]?.number ?? '') === folded && folded !== '');
  }

  /** How telling a word is: 1 for one that a single matter has, near 0 for one that all have. */
  weightOf(word: number): number {
    const all = Math.log(this.#live + 2);
    return Math.max(0.02, Math.min(this.#closings.has(word) ? 0.03 : 1, (all - Math.log(this.postings.count(word) + 0.5)) / all));
  }

  #append(matter: Matter): void {
    const slot = this.slots;
    this.#matters.push(matter);
    const seen = new Set<number>();
    for (const { word, ...place } of wordsOfMatter(matter)) {
      if (this.vocabulary.size >= mostWords && this.vocabulary.find(word) === undefined) continue;
      const number = this.vocabulary.add(word);
      if (closings.has(word)) this.#closings.add(number);
      this.#entries.push(packEntry(number, place, seen.has(number)));
      seen.add(number);
    }
    this.#starts.push(this.#entries.length);
    this.#ids.add(slot);
    this.#listReference(slot);
    this.#numbers.add(slot);
    this.shapes.add(matter.reference, 1);
    this.#live += 1;
  }

  /** Thousands of matters with one reference would make every look-up as long as their number. */
  #listReference(slot: number): void {
    const key = this.#keyAt(slot);
    if (!this.#crowded.has(key) && this.carriersOf(key).length >= mostCarriers) this.#crowded.add(key);
    if (this.#crowded.has(key)) this.#unlisted.add(slot);
    this.#references.add(slot);
  }

  #clear(slot: number): void {
    const matter = this.#matters[slot];
    if (!matter) return;
    this.#matters[slot] = undefined;
    this.shapes.add(matter.reference, -1);
    this.#live -= 1;
  }

  #post(slot: number): void {
    this.entriesOf(slot, (entry) => {
      const word = postedWord(entry);
      if (word >= 0) this.postings.add(word, slot);
    });
  }

  #build(): void {
    this.postings.build(this.vocabulary.size, this.#starts, this.#entries, postedWord);
    this.#starts.trim();
    this.#entries.trim();
  }

  #keyAt(slot: number): string {
    const matter = this.#matters[slot];
    return matter ? referenceKey(matter.reference).slice(0, longestKey) : '';
  }
}

function hashesOf(text: string | undefined): number[] {
  return text ? [hashText(text)] : [];
}

function hasSameWords(a: Matter, b: Matter): boolean {
  return (
    a.name === b.name &&
    a.reference === b.reference &&
    a.number === b.number &&
    a.clients.join('\n') === b.clients.join('\n') &&
    a.clientEmails.join('\n') === b.clientEmails.join('\n')
  );
}
