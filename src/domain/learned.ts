import type { MatterId } from './ids.ts';

/** What confirmations teach of: an e-mail thread, a meeting series, who writes, their domain, a person's own word for a matter. */
export const learnedKinds = ['thread', 'series', 'correspondent', 'domain', 'shorthand'] as const;
export type LearnedKind = (typeof learnedKinds)[number];

/**
 * What was learned that fits an entry: `share` of what was confirmed under the same thread, correspondent … went to this
 * matter, 0 to 1, older confirmations counting less; `on` is the last date of work. `by` is what it goes by, to be shown.
 */
export type Learned = { kind: LearnedKind; matter: MatterId; share: number; on: string; by: string };
