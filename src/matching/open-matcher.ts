import type { TimekeeperCaller } from '../domain/caller.ts';
import type { Match } from '../domain/match.ts';
import type { ReadingMeans } from '../matters/index.ts';
import { openIndex } from './keeping/open-index.ts';
import { matchKnown } from './match-known.ts';
import type { Known } from './scoring/read-asked.ts';

/** Finds the matter of an entry among those one person may see. */
export type Matcher = (known: Known) => Match;

/**
 * A matcher over the caller's firm as it is now, cut to what the caller's timekeeper may see; uniqueness of a reference is
 * judged over all matters of the firm. To be used at once: it does not follow later changes.
 */
export async function openMatcher(caller: TimekeeperCaller, means: ReadingMeans): Promise<Matcher> {
  const { index, sight } = await openIndex(caller, means);
  return (known) => matchKnown(known, index, sight);
}
