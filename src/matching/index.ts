export { type Known, matchEntry, type ReferenceCounter, referenceCounter } from './match-entry.ts';
export { searchMatters } from './search-matters.ts';
