import { and, asc, eq, gt } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';
import { toMatter } from './visible-matters.ts';

/** The firm's count of changes, and the count at which a sight last lost a matter. */
export type MatterCounts = { changes: number; cuts: number };
const pageSize = 5000;

/** How far the firm's matters are: one short question, to be asked before each use of what was read before. */
export async function matterCounts(caller: TimekeeperCaller, means: Means): Promise<MatterCounts> {
  const { changes, cuts } = tables.matterSync;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) => tx.select({ changes, cuts }).from(tables.matterSync));
  return rows[0] ?? { changes: 0, cuts: 0 };
}

/**
 * The firm's matters, of any status and seen by anybody, that changed after a count; -1 for all. In pages, each a
 * transaction of its own. Only to judge and find by: what a person is told is cut to their sight.
 */
export async function* changedMatters(caller: TimekeeperCaller, since: number, means: Means): AsyncGenerator<Matter[]> {
  const { matter } = tables;
  for (let after: string | undefined; ; ) {
    const from = after === undefined ? undefined : gt(matter.id, after);
    const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
      tx
        .select()
        .from(matter)
        .where(and(gt(matter.change, since), from))
        .orderBy(asc(matter.id))
        .limit(pageSize),
    );
    if (rows.length > 0) yield rows.map(toMatter);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id;
  }
}

/** The matters that came into the timekeeper's sight after a count; -1 for all that are in it. */
export async function newlySeen(caller: TimekeeperCaller, since: number, means: Means): Promise<MatterId[]> {
  const { matterVisibility } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ id: matterVisibility.matterId })
      .from(matterVisibility)
      .where(and(eq(matterVisibility.personId, timekeeperOf(caller)), gt(matterVisibility.change, since))),
  );
  return rows.map(({ id }) => id as MatterId);
}
