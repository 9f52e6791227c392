/** A growing list of whole numbers of 32 bits, in one piece of memory. */
export class NumberList {
  #data: Uint32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#data = new Uint32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#data.byteLength;
  }

  at(index: number): number {
    return this.#data[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index < this.#length) this.#data[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) this.#resize(Math.ceil(this.#length * 1.5) + 64);
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  /** Gives spare memory back when there is much of it. */
  trim(): void {
    if (this.#data.length > this.#length * 1.1 + 1024) this.#resize(Math.ceil(this.#length * 1.05) + 64);
  }

  #resize(capacity: number): void {
    const wider = new Uint32Array(capacity);
    wider.set(this.#data.subarray(0, this.#length));
    this.#data = wider;
  }
}
