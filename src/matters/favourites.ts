import { and, desc, eq } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import { mattersById } from './visible-matters.ts';

const { favourite } = tables;

/** Stars a matter for the caller's timekeeper; again changes nothing. Throws not-found for one that is out of sight. */
export async function starMatter(caller: TimekeeperCaller, id: MatterId, means: Means): Promise<void> {
  if (!(await mattersById(caller, [id], means)).has(id)) {
    throw new AppError({ code: 'not-found', message: 'This matter does not exist, or you may not see it.' });
  }
  const row = { firmId: caller.firm, personId: timekeeperOf(caller), matterId: id, createdAt: means.now() };
  await means.database.withFirm(caller.firm, ({ tx }) => tx.insert(favourite).values(row).onConflictDoNothing());
}

/** Takes the star away; nothing happens where there is none. */
export async function unstarMatter(caller: TimekeeperCaller, id: MatterId, means: Means): Promise<void> {
  const own = and(eq(favourite.personId, timekeeperOf(caller)), eq(favourite.matterId, id));
  await means.database.withFirm(caller.firm, ({ tx }) => tx.delete(favourite).where(own));
}

/** The matters the timekeeper has starred, the latest first; of those out of sight nothing may be told. */
export async function favouriteIds(caller: TimekeeperCaller, means: Means): Promise<MatterId[]> {
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ id: favourite.matterId })
      .from(favourite)
      .where(eq(favourite.personId, timekeeperOf(caller)))
      .orderBy(desc(favourite.createdAt)),
  );
  return rows.map(({ id }) => id as MatterId);
}
