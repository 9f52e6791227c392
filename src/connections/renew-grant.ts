import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { refreshTokens, type TokenOutcome, type TokenSet } from '../actionstep/index.ts';
import type { Database } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectMeans } from './connect-means.ts';
import { type HeldGrant, type Owner, type ReconnectReason, readGrant, silenceKillsAfter } from './held-grant.ts';
import { askReconnect, claimRenewal, endLease, type Lease, leaseMillis, storeRenewed } from './renewal-lease.ts';

const flights = new WeakMap<Database, Map<string, Promise<HeldGrant>>>();

/**
 * Tokens newer than version `tooOld`: another's, or ones this call trades the refresh token for. At any moment one
 * backend spends a grant's refresh token, whatever the number of backends and callers; the new tokens are stored before
 * anybody uses them. Throws not-connected when Actionstep refuses the refresh token (final: the person connects again)
 * and actionstep-unreachable when nobody can say yet (tried again after a rest).
 */
export function renewGrant(owner: Owner, tooOld: number, means: ConnectMeans): Promise<HeldGrant> {
  const own = flights.get(means.database) ?? new Map<string, Promise<HeldGrant>>();
  flights.set(means.database, own);
  const key = `${owner.firm}|${owner.person}|${tooOld}`;
  const known = own.get(key);
  if (known) return known;
  const flight = renew(owner, tooOld, means).finally(() => own.delete(key));
  own.set(key, flight);
  return flight;
}

async function renew(owner: Owner, tooOld: number, means: ConnectMeans): Promise<HeldGrant> {
  const token = randomUUID();
  const patience = performance.now() + leaseMillis(means) + 5000;
  while (performance.now() < patience) {
    const claim = await claimRenewal(owner, tooOld, token, means);
    if (claim.kind === 'renewed') return claim.held;
    if (claim.kind === 'mine') return trade(owner, claim.lease, means);
    if (claim.kind === 'resting') break;
    await wait(100 + Math.random() * 100);
  }
  throw notYet();
}

async function trade(owner: Owner, lease: Lease, means: ConnectMeans): Promise<HeldGrant> {
  const { held } = lease;
  const outcome = await ask(owner, lease, means);
  if (outcome.kind === 'refused') return giveUp(owner, lease, reasonOf(outcome.error, lease, means.now()), means);
  if (outcome.tokens.orgkey !== held.orgkey) return giveUp(owner, lease, 'other-system', means);
  await store(owner, held, outcome.tokens, means);
  // Ours, or what replaced the old tokens meanwhile; a deleted connection is said to be one.
  return readGrant(owner, means);
}

async function ask(owner: Owner, lease: Lease, means: ConnectMeans): Promise<TokenOutcome> {
  try {
    return await refreshTokens(means.actionstep, lease.held, means.now());
  } catch (error) {
    await endLease(owner, lease, error instanceof AppError && error.code === 'outcome-unknown', means);
    throw notYet(error);
  }
}

/** The tokens exist nowhere else: a database that fails for a moment is asked again. */
async function store(owner: Owner, held: HeldGrant, tokens: TokenSet, means: ConnectMeans): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await storeRenewed(owner, held, tokens, means);
      return;
    } catch (error) {
      if (attempt === 4) throw error;
      await wait(200 * 2 ** attempt);
    }
  }
}

/** A refusal is final, unless another backend was given tokens, or is asking for them, while this one was asking. */
async function giveUp(owner: Owner, lease: Lease, reason: ReconnectReason, means: ConnectMeans): Promise<HeldGrant> {
  await askReconnect(owner, lease.held, reason, means, lease);
  const now = await readGrant(owner, means);
  if (now.version > lease.held.version) return now;
  throw notYet();
}

function reasonOf(error: string, lease: Lease, now: Date): ReconnectReason {
  if (error === 'api_endpoint') return 'other-system';
  if (lease.interrupted) return 'interrupted';
  return now.getTime() - lease.held.tokensAt.getTime() >= silenceKillsAfter ? 'silence' : 'revoked';
}

/** Not outcome-unknown: that word is kept for writes, and nothing was written. */
function notYet(cause?: unknown): AppError {
  const message = 'The connection to Actionstep could not be renewed yet. It is tried again by itself.';
  return new AppError({ code: 'actionstep-unreachable', message, retry: 'later', cause });
}
