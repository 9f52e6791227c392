/** The distinct words of a firm's matters; a word is known by its number. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  #sorted = new Uint32Array(0);

  get size(): number {
    return this.#words.length;
  }

  /** The word's number; a new word is given the next one. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.length;
    const own = flat(word);
    this.#numbers.set(own, number);
    this.#words.push(own);
    return number;
  }

  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** The numbers of at most `most` words that begin so, in order of the words. */
  beginningWith(prefix: string, most: number): number[] {
    this.#sort();
    const found: number[] = [];
    for (let at = this.#firstFrom(prefix); at < this.#sorted.length && found.length < most; at += 1) {
      const number = this.#sorted[at] ?? 0;
      if (!this.word(number).startsWith(prefix)) break;
      found.push(number);
    }
    return found;
  }

  /** Words that came since are sorted and merged in. */
  #sort(): void {
    const before = this.#sorted;
    if (before.length === this.size) return;
    const fresh = Array.from({ length: this.size - before.length }, (_, index) => before.length + index);
    fresh.sort((a, b) => (this.word(a) < this.word(b) ? -1 : 1));
    const merged = new Uint32Array(this.size);
    let from = 0;
    let to = 0;
    for (const number of fresh) {
      while (from < before.length && this.word(before[from] ?? 0) < this.word(number)) merged[to++] = before[from++] ?? 0;
      merged[to++] = number;
    }
    merged.set(before.subarray(from), to);
    this.#sorted = merged;
  }

  #firstFrom(prefix: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(this.#sorted[middle] ?? 0) < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A text of its own: one that was joined or cut out of another would keep that one in memory. */
function flat(word: string): string {
  return Object.keys({ [word]: 0 })[0] ?? word;
}
