/** Which slots of an index one person may see: a bit for each. */
export class Sight {
  #bits = new Uint8Array(64);

  get bytes(): number {
    return this.#bits.byteLength;
  }

  has(slot: number): boolean {
    return ((this.#bits[slot >>> 3] ?? 0) & (1 << (slot & 7))) !== 0;
  }

  add(slot: number): void {
    const at = slot >>> 3;
    if (at >= this.#bits.length) {
      const wider = new Uint8Array(Math.ceil(at * 1.5) + 64);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (slot & 7));
  }
}
