export type { ConnectMeans as MatterMeans } from '../connections/index.ts';
export { knowBilling } from './know-billing.ts';
export { knowStanding, learnStanding } from './know-standing.ts';
export { listForPerson } from './list-for-person.ts';
export { offeredById, offeredMatters } from './offered-matters.ts';
export { type MatterRates, ratesOfMatter } from './rates-of-matter.ts';
export { syncMatters } from './sync-matters.ts';
export { readingProgress } from './sync-state.ts';
export { countVisible, firmReferences, mattersById, recentMatters, visibleMatters } from './visible-matters.ts';
