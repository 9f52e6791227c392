import type { NumberList } from './number-list.ts';

/** In which slots a word stands: one sorted piece for what was built, short lists for what came since. */
export class Postings {
  #starts = new Uint32Array(1);
  #slots = new Uint32Array(0);
  readonly #late = new Map<number, number[]>();
  #lateCount = 0;

  get bytes(): number {
    return this.#starts.byteLength + this.#slots.byteLength + this.#lateCount * 16;
  }

  /** How many postings came since the last build, and how many stand in it. */
  get late(): number {
    return this.#lateCount;
  }

  get built(): number {
    return this.#slots.length;
  }

  count(word: number): number {
    return this.#end(word) - this.#start(word) + (this.#late.get(word)?.length ?? 0);
  }

  add(word: number, slot: number): void {
    const slots = this.#late.get(word);
    if (slots) slots.push(slot);
    else this.#late.set(word, [slot]);
    this.#lateCount += 1;
  }

  /** Visits the slots of a word, at most `most` of them, the newest part first. */
  visit(word: number, most: number, visit: (slot: number) => void): number {
    let left = most;
    for (const slot of this.#late.get(word) ?? []) {
      if (left === 0) return most;
      visit(slot);
      left -= 1;
    }
    const end = Math.min(this.#end(word), this.#start(word) + left);
    for (let at = this.#start(word); at < end; at += 1) visit(this.#slots[at] ?? 0);
    return most - left + Math.max(0, end - this.#start(word));
  }

  /** Builds anew from the entries of every slot; `wordOf` takes the word out of an entry, -1 for none. */
  build(words: number, starts: NumberList, entries: NumberList, wordOf: (entry: number) => number): void {
    const counts = new Uint32Array(words + 1);
    for (let at = 0; at < entries.length; at += 1) {
      const word = wordOf(entries.at(at));
      if (word >= 0) counts[word + 1] = (counts[word + 1] ?? 0) + 1;
    }
    for (let word = 0; word < words; word += 1) counts[word + 1] = (counts[word + 1] ?? 0) + (counts[word] ?? 0);
    const slots = new Uint32Array(counts[words] ?? 0);
    const next = counts.slice();
    for (let slot = 0; slot + 1 < starts.length; slot += 1) {
      for (let at = starts.at(slot); at < starts.at(slot + 1); at += 1) {
        const word = wordOf(entries.at(at));
        if (word < 0) continue;
        const to = next[word] ?? 0;
        slots[to] = slot;
        next[word] = to + 1;
      }
    }
    this.#starts = counts;
    this.#slots = slots;
    this.#late.clear();
    this.#lateCount = 0;
  }

  #start(word: number): number {
    return word + 1 < this.#starts.length ? (this.#starts[word] ?? 0) : 0;
  }

  #end(word: number): number {
    return word + 1 < this.#starts.length ? (this.#starts[word + 1] ?? 0) : 0;
  }
}
