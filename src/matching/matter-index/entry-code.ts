import type { Place } from './matter-words.ts';

const kinds = ['name', 'client', 'initials', 'aside'] as const;

/** The most words a vocabulary may have: an entry keeps 23 bits for the word. */
export const mostWords = 2 ** 23;

/** A word of a matter with its place, in 32 bits. `again` marks a word that stands in the matter's list before. */
export function packEntry(word: number, place: Place, again: boolean): number {
  const bits = kinds.indexOf(place.kind) | (place.part << 2) | (place.client << 3) | (place.code ? 32 : 0) | (again ? 64 : 0);
  return ((bits << 23) | word) >>> 0;
}

export function wordOfEntry(entry: number): number {
  return entry & (mostWords - 1);
}

export function kindOfEntry(entry: number): Place['kind'] {
  return kinds[(entry >>> 23) & 3] ?? 'aside';
}

export function partOfEntry(entry: number): number {
  return (entry >>> 25) & 1;
}

export function clientOfEntry(entry: number): number {
  return (entry >>> 26) & 3;
}

export function isCode(entry: number): boolean {
  return (entry & (32 << 23)) !== 0;
}

/** The word of an entry for the postings: -1 when the matter's list has it before. */
export function postedWord(entry: number): number {
  return (entry & (64 << 23)) >>> 0 !== 0 ? -1 : wordOfEntry(entry);
}
