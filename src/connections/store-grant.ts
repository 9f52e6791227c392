import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { newToken, openAccess, probeTimeResource, type TokenSet, whoAmI } from '../actionstep/index.ts';
import { type FirmSession, newId, type Tx, tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectionId, FirmId, PersonId } from '../domain/ids.ts';
import { learnSettings } from '../firms/index.ts';
import { keepJob } from '../jobs/index.ts';
import type { ConnectMeans } from './connect-means.ts';
import { forgetSight } from './forget-sight.ts';
import { sealTokens, timerAt } from './held-grant.ts';
import { tokenRefreshJob } from './refresh-job.ts';

/** The job that reads a firm's matters; its subject is the firm. */
export const mattersSyncJob = 'matters-sync';
/** The job that lists which matters a person may see; its subject is the person. */
export const mattersListingJob = 'matters-listing';

/** A grant with what Actionstep says of it: who it speaks for and what it can do. */
export const examinedGrant = z.object({
  tokens: z.object({
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresAt: z.coerce.date(),
    endpoint: z.string(),
    orgkey: z.string(),
  }) satisfies z.ZodType<TokenSet>,
  participantId: z.string(),
  name: z.string(),
  zone: z.string().nullable(),
  resource: z.enum(['timeentries', 'timerecords']),
  referenceFilter: z.boolean(),
});
export type ExaminedGrant = z.infer<typeof examinedGrant>;

/** Asks Actionstep who the grant speaks for and what it can do. */
export async function examineGrant(tokens: TokenSet, means: ConnectMeans): Promise<ExaminedGrant> {
  const line = { endpoint: tokens.endpoint, token: newToken(tokens.accessToken) };
  const access = openAccess(means.actionstep, { firm: tokens.orgkey, person: randomUUID() }, line);
  const me = await whoAmI(access);
  return { tokens, ...me, ...(await probeTimeResource(access)) };
}

/**
 * Stores an examined grant sealed in place of an earlier one, and schedules the reading of matters and the timer of its
 * tokens. A grant of another timekeeper than before shows other matters: what the earlier one showed is forgotten. A firm that
 * has chosen no time zone takes the one of its first timekeeper's division.
 */
export async function storeGrant(session: FirmSession, person: PersonId, grant: ExaminedGrant, now: Date): Promise<void> {
  const { tx, seal, firm } = session;
  const { tokens, name, zone, participantId, resource, referenceFilter } = grant;
  if (zone !== null) await learnSettings(session, { zone });
  await claimSystem(tx, tokens.orgkey, firm);
  const known = await tx.select().from(tables.connection).where(eq(tables.connection.personId, person)).for('update');
  const id = (known[0]?.id ?? newId<ConnectionId>(now)) as ConnectionId;
  const row = {
    state: 'connected' as const,
    reconnectReason: null,
    orgkey: tokens.orgkey,
    apiEndpoint: tokens.endpoint,
    tokens: sealTokens(session, id, tokens),
    tokenVersion: (known[0]?.tokenVersion ?? 0) + 1,
    tokensAt: now,
    spentAt: null,
    leaseOwner: null,
    leaseUntil: null,
    expiresAt: tokens.expiresAt,
    participantId,
    zone,
    timekeeper: seal('connection', `${id}|timekeeper`, { name }),
    resource,
    referenceFilter,
    probedAt: now,
    connectedAt: now,
    syncedAt: null,
  };
  await tx
    .insert(tables.connection)
    .values({ firmId: firm, id, personId: person, ...row })
    .onConflictDoUpdate({ target: [tables.connection.firmId, tables.connection.personId], set: row });
  if (known[0] && known[0].participantId !== participantId) await forgetSight(tx, person);
  await keepJob(tx, { firm, kind: mattersSyncJob, subject: firm, dueAt: now });
  await keepJob(tx, { firm, kind: mattersListingJob, subject: person, dueAt: now });
  await keepJob(tx, { firm, kind: tokenRefreshJob, subject: person, dueAt: timerAt(row) });
}

/** One system belongs to one firm, and a firm to one system: the first connect decides, another is refused in words. */
async function claimSystem(tx: Tx, orgkey: string, firm: FirmId): Promise<void> {
  await tx.insert(tables.directorySystem).values({ orgkey, firmId: firm }).onConflictDoNothing();
  const rows = await tx.select().from(tables.directorySystem).where(eq(tables.directorySystem.firmId, firm));
  if (rows[0]?.orgkey === orgkey) return;
  throw new AppError({
    code: 'other-system',
    message: rows[0]
      ? `Your firm is connected to the Actionstep system "${rows[0].orgkey}". You signed in to "${orgkey}". Choose your firm's system.`
      : `The Actionstep system "${orgkey}" is connected to another firm.`,
    retry: 'after-person',
  });
}
