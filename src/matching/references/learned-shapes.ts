import { hashStart } from '../words/hash-text.ts';
import { referenceParts, shapeOf } from './reference-key.ts';
import { endsOf } from './runs.ts';

/** A pattern that references of the firm follow: 'aaa|9999|9999', its parts joined, and where a part may end. */
export type Shape = { parts: readonly string[]; flat: string; ends: ReadonlySet<number> };

type Learned = { common: Shape[]; byFlat: Map<string, Shape[]>; beginnings: Set<number> };

const mostShapes = 2000;

/** The patterns of a firm's own references, learned by counting them: 'aaa|9999|9999' for FAM-2026-0107. */
export class LearnedShapes {
  readonly #counts = new Map<string, number>();
  #learned: Learned | undefined;
  #total = 0;

  add(reference: string, times: 1 | -1): void {
    const pattern = shapeOf(referenceParts(reference));
    if (pattern === '' || (!this.#counts.has(pattern) && this.#counts.size >= mostShapes)) return;
    const count = (this.#counts.get(pattern) ?? 0) + times;
    if (count > 0) this.#counts.set(pattern, count);
    else this.#counts.delete(pattern);
    this.#total += times;
    if (count <= 1) this.#learned = undefined;
  }

  /** The shapes of references whose key has this pattern without ends: 'aaa99999999'. */
  ofKey(flat: string): readonly Shape[] {
    return this.#read().byFlat.get(flat) ?? [];
  }

  /** The shapes a firm has often enough that they are no chance, the commonest first, at most 60. */
  common(): readonly Shape[] {
    return this.#read().common;
  }

  /** Whether some reference begins with the pattern of this hash (see patternHash). */
  mayBegin(hash: number): boolean {
    return this.#counts.size >= mostShapes || this.#read().beginnings.has(hash);
  }

  #read(): Learned {
    if (this.#learned) return this.#learned;
    const learned: Learned = { common: [], byFlat: new Map(), beginnings: new Set() };
    const least = Math.max(1, this.#total / 1000);
    for (const [pattern, count] of [...this.#counts].sort((a, b) => b[1] - a[1])) {
      const shape = toShape(pattern);
      let hash = hashStart;
      for (const letter of shape.flat) {
        hash = patternHash(hash, letter === '9');
        learned.beginnings.add(hash);
      }
      if (count < least) continue;
      if (learned.common.length < 60) learned.common.push(shape);
      learned.byFlat.set(shape.flat, [...(learned.byFlat.get(shape.flat) ?? []), shape]);
    }
    this.#learned = learned;
    return learned;
  }
}

/** The hash of a pattern with one more letter or digit at its end. */
export function patternHash(before: number, digit: boolean): number {
  return Math.imul(before ^ (digit ? 57 : 97), 0x01000193) >>> 0;
}

function toShape(pattern: string): Shape {
  const parts = pattern.split('|');
  return { parts, flat: parts.join(''), ends: endsOf(parts) };
}
