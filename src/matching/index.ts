export { type Known, matchEntry, type ReferenceCounter, referenceCounter } from './match-entry.ts';
export { confidenceOfExact, matchKnown } from './match-known.ts';
export { MatterIndex } from './matter-index/matter-index.ts';
export type { Known as KnownOfEntry } from './scoring/read-asked.ts';
export { searchMatters } from './search-matters.ts';
