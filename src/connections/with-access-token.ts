import { type Access, openAccess, type TokenSource } from '../actionstep/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectMeans } from './connect-means.ts';
import { type Grant, type HeldGrant, isDue, type Owner, readGrant } from './held-grant.ts';
import { afterModeChange } from './probe-again.ts';
import { renewGrant } from './renew-grant.ts';
import { askReconnect } from './renewal-lease.ts';

/**
 * The one door to a token: runs `work` with the owner's access to Actionstep. Tokens are renewed ahead of their expiry
 * and, once, after a 401; what is refused even then asks for a reconnect. Throws not-connected when there is no grant or
 * it must be given again, actionstep-unreachable when it cannot be renewed at the moment, or when the system keeps time
 * otherwise than before: that is remembered, and the next try finds it.
 */
export async function withAccessToken<T>(
  owner: Owner,
  means: ConnectMeans,
  work: (access: Access, grant: Grant) => Promise<T>,
): Promise<T> {
  let held = await usableGrant(owner, means);
  const token: TokenSource = {
    current: async () => {
      if (isDue(held, means.now())) held = await usableGrant(owner, means);
      return held.accessToken;
    },
    renew: async (refused) => {
      if (refused === held.accessToken) held = await renewGrant(owner, held.version, means);
      return held.accessToken;
    },
  };
  const access = openAccess(means.actionstep, owner, { endpoint: held.endpoint, token });
  try {
    return await work(access, held.grant);
  } catch (error) {
    if (isNotConnected(error)) await askReconnect(owner, held, 'refused', means);
    await afterModeChange(owner, held, { access, error }, means);
    throw error;
  }
}

/** The stored grant, renewed when it is due; while it cannot be renewed it is used to its last second. */
async function usableGrant(owner: Owner, means: ConnectMeans): Promise<HeldGrant> {
  const held = await readGrant(owner, means);
  if (!isDue(held, means.now())) return held;
  try {
    return await renewGrant(owner, held.version, means);
  } catch (error) {
    if (isNotConnected(error) || held.expiresAt <= means.now()) throw error;
    return held;
  }
}

function isNotConnected(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-connected';
}
