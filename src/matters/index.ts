export { listForPerson } from './list-for-person.ts';
export { offeredMatters } from './offered-matters.ts';
export { syncMatters } from './sync-matters.ts';
export { readingProgress } from './sync-state.ts';
export { countVisible, firmReferences, mattersById, recentMatters, visibleMatters } from './visible-matters.ts';
