import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Access, normaliseEndpoint, type TimeResource } from '../actionstep/index.ts';
import { tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';
import type { ConnectMeans } from './connect-means.ts';

/** What is known of the grant besides its token. */
export type Grant = { participantId: string; resource: TimeResource; referenceFilter: boolean };

const sealedTokens = z.object({ access: z.string(), refresh: z.string() });

/**
 * The one door to a token: runs `work` with the person's access to Actionstep. Throws not-connected when there is no
 * grant, or when the token has expired or is refused; then the connection asks for a reconnect.
 */
export async function withAccessToken<T>(
  owner: { firm: FirmId; person: PersonId },
  means: ConnectMeans,
  work: (access: Access, grant: Grant) => Promise<T>,
): Promise<T> {
  const { access, grant } = await readGrant(owner, means);
  try {
    return await work(access, grant);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-connected') await askReconnect(owner, access.accessToken, means);
    throw error;
  }
}

async function readGrant(owner: { firm: FirmId; person: PersonId }, means: ConnectMeans): Promise<{ access: Access; grant: Grant }> {
  return means.database.withFirm(owner.firm, async ({ tx, open }) => {
    const rows = await tx.select().from(tables.connection).where(eq(tables.connection.personId, owner.person));
    const row = rows[0];
    if (!row) throw notConnected('Actionstep is not connected yet. Press Connect.');
    if (row.state === 'reconnect' || row.expiresAt <= means.now()) {
      throw notConnected('The connection to Actionstep has expired. Connect again.');
    }
    const endpoint = normaliseEndpoint(row.apiEndpoint, means.actionstep.allowedHosts);
    const accessToken = sealedTokens.parse(open('connection', row.id, row.tokens)).access;
    return {
      access: { endpoint, accessToken, timeout: means.actionstep.timeout },
      grant: { participantId: row.participantId, resource: row.resource, referenceFilter: row.referenceFilter },
    };
  });
}

/** Marks the grant as dead, unless a newer one has been stored meanwhile. */
async function askReconnect(owner: { firm: FirmId; person: PersonId }, deadToken: string, means: ConnectMeans): Promise<void> {
  await means.database.withFirm(owner.firm, async ({ tx, open }) => {
    const rows = await tx.select().from(tables.connection).where(eq(tables.connection.personId, owner.person)).for('update');
    const row = rows[0];
    if (!row || sealedTokens.parse(open('connection', row.id, row.tokens)).access !== deadToken) return;
    await tx
      .update(tables.connection)
      .set({ state: 'reconnect' })
      .where(and(eq(tables.connection.id, row.id)));
  });
}

function notConnected(message: string): AppError {
  return new AppError({ code: 'not-connected', message, retry: 'after-person' });
}
