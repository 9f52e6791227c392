import { eq } from 'drizzle-orm';
import { type Access, maySayChanged, probeTimeResource } from '../actionstep/index.ts';
import { tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectMeans } from './connect-means.ts';
import type { HeldGrant, Owner } from './held-grant.ts';

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

/** An outage also answers 500: it is asked about no oftener than this. */
const restMillis = 10 * 60_000;

/**
 * After a failure that may mean that the firm's system has another time resource by now: asks, remembers, and throws
 * actionstep-unreachable, to be tried again, when it has. Returns when nothing has changed, or nobody can say.
 */
export async function afterModeChange(
  owner: Owner,
  held: HeldGrant,
  { access, error }: { access: Access; error: unknown },
  means: ConnectMeans,
): Promise<void> {
  if (!maySayChanged(error, held.grant.resource)) return;
  if (error.status === 500 && means.now().getTime() - held.probedAt.getTime() < restMillis) return;
  if (!(await probeAgain(owner, access, means).catch(isUnknown))) return;
  throw new AppError({
    code: 'actionstep-unreachable',
    message: 'Your firm’s Actionstep keeps time in another way than before. This is tried again by itself.',
    retry: 'later',
    cause: error,
  });
}

function isUnknown(error: unknown): false {
  if (error instanceof AppError) return false;
  throw error;
}
