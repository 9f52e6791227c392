export { runMattersSync } from './sync-matters.ts';
export { firmReferences, mattersById, recentMatters, visibleMatters } from './visible-matters.ts';
