import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { type Means, readUnmatched, rematchEntry } from '../entries/index.ts';
import { openMatcher } from '../matching/index.ts';
import { matchEvidence } from './match-file.ts';

/**
 * Looks again for the matter of a person's drafts that have none, now that their matters have been read: a draft may have come before
 * the person connected, or before its matter was opened.
 */
export async function matchAgain(caller: JobCaller, person: PersonId, means: Means): Promise<{ kind: 'done' }> {
  const asking = { ...caller, onBehalfOf: person };
  const unmatched = await readUnmatched(asking, means);
  if (unmatched.length === 0) return { kind: 'done' };
  const matcher = await openMatcher(asking, means);
  for (const { entry, evidence } of unmatched) {
    const match = matchEvidence(evidence, matcher);
    if (match.tier === 'none') continue;
    try {
      await rematchEntry(asking, entry, match, means);
    } catch (error) {
      // The person was quicker: theirs stands.
      if (!(error instanceof AppError) || error.code !== 'stale') throw error;
    }
  }
  return { kind: 'done' };
}
