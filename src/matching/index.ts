export { matchKnown } from './match-known.ts';
export { MatterIndex } from './matter-index/matter-index.ts';
export { type Matcher, openMatcher } from './open-matcher.ts';
export type { Known } from './scoring/read-asked.ts';
export { type FoundMatter, searchMatters } from './search-matters.ts';
