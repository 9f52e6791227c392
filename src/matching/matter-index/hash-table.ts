import { mixHash } from '../words/hash-text.ts';

const none: readonly number[] = [];

/**
 * Finds small numbers (below 2^24 - 1) by the hash of what they stand for; 4 bytes an entry. Several numbers may have one
 * hash, and a hash may be of several things: the caller tests what is found.
 */
export class HashTable {
  #cells = new Uint32Array(64);
  #filled = 0;
  readonly #hashesOf: (id: number) => Iterable<number>;

  /** `hashesOf` tells the hashes of a number again when the table grows. */
  constructor(hashesOf: (id: number) => Iterable<number>) {
    this.#hashesOf = hashesOf;
  }

  get bytes(): number {
    return this.#cells.byteLength;
  }

  /** Adds a number under all its hashes. Numbers come in order: 0, 1, 2 … */
  add(id: number): void {
    const hashes = [...this.#hashesOf(id)];
    if ((this.#filled + hashes.length) * 4 > this.#cells.length * 3) this.#grow(id, hashes.length);
    for (const hash of hashes) this.#put(id, hash);
  }

  /** The numbers under this hash that pass the test, each once. */
  find(hash: number, is: (id: number) => boolean): readonly number[] {
    let found: number[] | undefined;
    const mixed = mixHash(hash);
    const mask = this.#cells.length - 1;
    const tag = (mixed >>> 24) & 0xff;
    for (let at = mixed & mask; ; at = (at + 1) & mask) {
      const cell = this.#cells[at] ?? 0;
      if (cell === 0) return found ?? none;
      const id = (cell >>> 8) - 1;
      if ((cell & 0xff) !== tag || found?.includes(id) || !is(id)) continue;
      if (found) found.push(id);
      else found = [id];
    }
  }

  #put(id: number, hash: number): void {
    const mixed = mixHash(hash);
    const mask = this.#cells.length - 1;
    let at = mixed & mask;
    while (this.#cells[at] !== 0) at = (at + 1) & mask;
    this.#cells[at] = (((id + 1) << 8) | ((mixed >>> 24) & 0xff)) >>> 0;
    this.#filled += 1;
  }

  #grow(below: number, more: number): void {
    let size = this.#cells.length;
    while ((this.#filled + more) * 4 > size * 3) size *= 2;
    this.#cells = new Uint32Array(size);
    this.#filled = 0;
    for (let id = 0; id < below; id += 1) for (const hash of this.#hashesOf(id)) this.#put(id, hash);
  }
}
