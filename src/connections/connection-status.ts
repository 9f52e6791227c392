import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { FirmId, PersonId } from '../domain/ids.ts';

export type ConnectionStatus =
  | { state: 'none' }
  | { state: 'connected' | 'reconnect'; system: string; timekeeper: string; syncing: boolean };

const timekeeper = z.object({ name: z.string() });

/** Whether the caller's grant works, as far as is known without asking Actionstep. */
export async function connectionStatus(caller: PersonCaller, means: Means): Promise<ConnectionStatus> {
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx.select().from(tables.connection).where(eq(tables.connection.personId, caller.person));
    const row = rows[0];
    if (!row) return { state: 'none' };
    const dead = row.state === 'reconnect' || row.expiresAt <= means.now();
    const { name } = timekeeper.parse(open('connection', `${row.id}|timekeeper`, row.timekeeper));
    return { state: dead ? 'reconnect' : 'connected', system: row.orgkey, timekeeper: name, syncing: row.syncedAt === null };
  });
}

/** Deletes the caller's grant and its tokens. */
export async function disconnect(caller: PersonCaller, means: Means): Promise<void> {
  await means.database.withFirm(caller.firm, ({ tx }) => tx.delete(tables.connection).where(eq(tables.connection.personId, caller.person)));
}

/** Notes that the person's matters have all been read once. */
export async function markSynced(owner: { firm: FirmId; person: PersonId }, means: Means): Promise<void> {
  await means.database.withFirm(owner.firm, ({ tx }) =>
    tx.update(tables.connection).set({ syncedAt: means.now() }).where(eq(tables.connection.personId, owner.person)),
  );
}
