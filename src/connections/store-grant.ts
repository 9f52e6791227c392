import { eq } from 'drizzle-orm';
import { type Access, probeTimeResource, type TokenSet, whoAmI } from '../actionstep/index.ts';
import { newId, type Tx, tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectionId, FirmId, PersonId } from '../domain/ids.ts';
import { scheduleJob } from '../jobs/index.ts';
import type { ConnectMeans } from './connect-means.ts';

/** The job that reads a newly connected person's matters; its subject is the person. */
export const mattersSyncJob = 'matters-sync';

/** Asks Actionstep who the grant speaks for and what it can do, then stores it sealed in place of an earlier one. */
export async function storeGrant(owner: { firm: FirmId; person: PersonId }, tokens: TokenSet, means: ConnectMeans): Promise<void> {
  const access: Access = { endpoint: tokens.endpoint, accessToken: tokens.accessToken, timeout: means.actionstep.timeout };
  const me = await whoAmI(access);
  const probe = await probeTimeResource(access);
  const now = means.now();
  await means.database.withFirm(owner.firm, async ({ tx, seal, firm }) => {
    await claimSystem(tx, tokens.orgkey, firm);
    const known = await tx.select({ id: tables.connection.id }).from(tables.connection).where(eq(tables.connection.personId, owner.person));
    const id = (known[0]?.id ?? newId<ConnectionId>(now)) as ConnectionId;
    const row = {
      state: 'connected' as const,
      orgkey: tokens.orgkey,
      apiEndpoint: tokens.endpoint,
      tokens: seal('connection', id, { access: tokens.accessToken, refresh: tokens.refreshToken }),
      expiresAt: tokens.expiresAt,
      participantId: me.participantId,
      timekeeper: seal('connection', `${id}|timekeeper`, { name: me.name }),
      resource: probe.resource,
      referenceFilter: probe.referenceFilter,
      connectedAt: now,
      syncedAt: null,
    };
    await tx
      .insert(tables.connection)
      .values({ firmId: firm, id, personId: owner.person, ...row })
      .onConflictDoUpdate({ target: [tables.connection.firmId, tables.connection.personId], set: row });
    await scheduleJob(tx, { firm, kind: mattersSyncJob, subject: owner.person, dueAt: now });
  });
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
