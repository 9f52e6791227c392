import { and, eq, sql } from 'drizzle-orm';
import type { TokenSet } from '../actionstep/index.ts';
import { tables } from '../database/index.ts';
import type { ConnectMeans } from './connect-means.ts';
import { type HeldGrant, heldGrant, type Owner, type ReconnectReason, sealTokens } from './held-grant.ts';

/** The right to spend a grant's refresh token, until a deadline by the database's clock. */
export type Lease = {
  token: string;
  held: HeldGrant;
  /** Somebody spent the refresh token before and never stored an answer. */
  interrupted: boolean;
};

/** What came of asking for the lease. */
export type Claim = { kind: 'renewed'; held: HeldGrant } | { kind: 'busy' } | { kind: 'resting' } | { kind: 'mine'; lease: Lease };

/** How long after a failed try nobody tries again. */
const restMillis = 15_000;

const { connection } = tables;
const leased = sql<boolean>`coalesce(${connection.leaseUntil} > clock_timestamp(), false)`;
const inMillis = (millis: number) => sql`clock_timestamp() + ${millis}::float8 * interval '1 millisecond'`;

/**
 * Takes the lease, unless tokens newer than `tooOld` stand already or another holds it. Marks the refresh token as spent in
 * the same transaction, before it leaves, so that a crash from here on is known for what it is. Throws not-connected.
 */
export async function claimRenewal(owner: Owner, tooOld: number, token: string, means: ConnectMeans): Promise<Claim> {
  return means.database.withFirm(owner.firm, async (session) => {
    const rows = await session.tx
      .select({ row: connection, leased })
      .from(connection)
      .where(eq(connection.personId, owner.person))
      .for('update');
    const row = rows[0]?.row;
    const held = heldGrant(session, row, means);
    if (held.version > tooOld) return { kind: 'renewed', held };
    if (rows[0]?.leased) return { kind: row?.leaseOwner === null ? 'resting' : 'busy' };
    await session.tx
      .update(connection)
      .set({ leaseOwner: token, leaseUntil: inMillis(leaseMillis(means)), spentAt: means.now() })
      .where(eq(connection.id, held.id));
    return { kind: 'mine', lease: { token, held, interrupted: row?.spentAt !== null } };
  });
}

/** Longer than a token request may take: a holder that is alive is done before it ends. */
export function leaseMillis(means: ConnectMeans): number {
  return means.actionstep.timeout * 2;
}

/**
 * Stores new tokens, sealed, in place of the ones they were traded for; false when those have been replaced or deleted.
 * The version fences, not the lease: tokens that were really given out are kept even when the lease ran out meanwhile.
 */
export async function storeRenewed(owner: Owner, held: HeldGrant, tokens: TokenSet, means: ConnectMeans): Promise<boolean> {
  return means.database.withFirm(owner.firm, async (session) => {
    const rows = await session.tx
      .update(connection)
      .set({
        state: 'connected',
        reconnectReason: null,
        tokens: sealTokens(session, held.id, tokens),
        apiEndpoint: tokens.endpoint,
        expiresAt: tokens.expiresAt,
        tokenVersion: held.version + 1,
        tokensAt: means.now(),
        spentAt: null,
        leaseOwner: null,
        leaseUntil: null,
      })
      .where(sameTokens(held))
      .returning({ id: connection.id });
    return rows.length > 0;
  });
}

/** Ends the lease after a try without tokens. `spent`: the refresh token may have been used, so that the mark stays. */
export async function endLease(owner: Owner, lease: Lease, spent: boolean, means: ConnectMeans): Promise<void> {
  await means.database.withFirm(owner.firm, ({ tx }) =>
    tx
      .update(connection)
      .set({ leaseOwner: null, leaseUntil: inMillis(restMillis), ...(spent || lease.interrupted ? {} : { spentAt: null }) })
      .where(and(sameTokens(lease.held), eq(connection.leaseOwner, lease.token))),
  );
}

/** Asks the person to connect again, unless newer tokens have been stored; with a lease, only while it is still held. */
export async function askReconnect(
  owner: Owner,
  held: HeldGrant,
  reason: ReconnectReason,
  means: ConnectMeans,
  lease?: Lease,
): Promise<void> {
  const mine = lease === undefined ? undefined : eq(connection.leaseOwner, lease.token);
  await means.database.withFirm(owner.firm, ({ tx }) =>
    tx
      .update(connection)
      .set({ state: 'reconnect', reconnectReason: reason, leaseOwner: null, leaseUntil: null })
      .where(and(sameTokens(held), eq(connection.state, 'connected'), mine)),
  );
}

function sameTokens(held: HeldGrant) {
  return and(eq(connection.id, held.id), eq(connection.tokenVersion, held.version));
}
