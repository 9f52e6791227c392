import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Access, probeTimeResource, type TokenSet, whoAmI } from '../actionstep/index.ts';
import { type FirmSession, newId, type Tx, tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectionId, FirmId, PersonId } from '../domain/ids.ts';
import { scheduleJob } from '../jobs/index.ts';
import type { ConnectMeans } from './connect-means.ts';

/** The job that reads a newly connected person's matters; its subject is the person. */
export const mattersSyncJob = 'matters-sync';

export const examinedGrant = z.object({
  tokens: z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date(), endpoint: z.string(), orgkey: z.string() }),
  participantId: z.string(), name: z.string(), resource: z.enum(['timeentries', 'timerecords']), referenceFilter: z.boolean(),
});
export type ExaminedGrant = z.infer<typeof examinedGrant>;
export async function examineGrant(tokens: TokenSet, means: ConnectMeans): Promise<ExaminedGrant> {
  const access: Access = { endpoint: tokens.endpoint, accessToken: tokens.accessToken, timeout: means.actionstep.timeout };
  const me = await whoAmI(access);
  return { tokens, ...me, ...(await probeTimeResource(access)) };
}
export async function storeGrant({ tx, seal, firm }: FirmSession, person: PersonId, grant: ExaminedGrant, now: Date): Promise<void> {
  const { tokens, name, participantId, resource, referenceFilter } = grant;
  await claimSystem(tx, tokens.orgkey, firm);
  const known = await tx.select({ id: tables.connection.id }).from(tables.connection).where(eq(tables.connection.personId, person));
  const id = (known[0]?.id ?? newId<ConnectionId>(now)) as ConnectionId;
  const row = {
    state: 'connected' as const, orgkey: tokens.orgkey, apiEndpoint: tokens.endpoint,
    tokens: seal('connection', id, { access: tokens.accessToken, refresh: tokens.refreshToken }),
    expiresAt: tokens.expiresAt, participantId, timekeeper: seal('connection', `${id}|timekeeper`, { name }),
    resource, referenceFilter, connectedAt: now, syncedAt: null,
  };
  await tx.insert(tables.connection).values({ firmId: firm, id, personId: person, ...row })
    .onConflictDoUpdate({ target: [tables.connection.firmId, tables.connection.personId], set: row });
  await scheduleJob(tx, { firm, kind: mattersSyncJob, subject: person, dueAt: now });
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
