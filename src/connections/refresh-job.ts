import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import type { ConnectMeans } from './connect-means.ts';
import { readGrant, timerAt } from './held-grant.ts';
import { renewGrant } from './renew-grant.ts';

/** The job that renews a person's tokens ahead of their expiry, for as long as the grant lives; its subject is the person. */
export const tokenRefreshJob = 'token-refresh';

/** Renews the tokens when they are due. Ends when there is no grant any more, or it must be given again. */
export async function refreshAhead(caller: JobCaller, person: PersonId, means: ConnectMeans): Promise<JobResult> {
  const owner = { firm: caller.firm, person };
  try {
    const held = await readGrant(owner, means);
    const next = means.now() < timerAt(held) ? held : await renewGrant(owner, held.version, means);
    return { kind: 'again', at: timerAt(next), because: 'timer' };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-connected') return { kind: 'done' };
    throw error;
  }
}
