export { type Known, matchEntry, type ReferenceCounter, referenceCounter } from './match-entry.ts';
export { searchMatters } from './search-matters.ts';
export { matchKnown } from './match-known.ts';
export { MatterIndex } from './matter-index/matter-index.ts';
