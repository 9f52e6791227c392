import { eq } from 'drizzle-orm';
import { type Access, probeTimeResource } from '../actionstep/index.ts';
import { tables } from '../database/index.ts';
import type { ConnectMeans } from './connect-means.ts';
import type { Owner } from './held-grant.ts';

/**
 * Asks Actionstep once more which time resource the firm's system has and whether it honours a filter on our reference,
 * and remembers the answer; true when it has changed. For once a day, and after the resource was refused.
 */
export async function probeAgain(owner: Owner, access: Access, means: ConnectMeans): Promise<boolean> {
  const found = await probeTimeResource(access);
  const { connection } = tables;
  return means.database.withFirm(owner.firm, async ({ tx }) => {
    const where = eq(connection.personId, owner.person);
    const before = (await tx.select().from(connection).where(where).for('update'))[0];
    await tx
      .update(connection)
      .set({ ...found, probedAt: means.now() })
      .where(where);
    return before !== undefined && before.resource !== found.resource;
  });
}
