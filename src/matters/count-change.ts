import { sql } from 'drizzle-orm';
import { type FirmSession, newId, tables } from '../database/index.ts';

/**
 * The firm's next count of changes. Its row stays locked until the transaction ends, so counts become visible in their
 * order: who has read up to one misses none below it. Taken before rows of matters or sights are touched.
 */
export async function countChange({ tx, firm }: FirmSession, now: Date): Promise<number> {
  const { matterSync } = tables;
  const rows = await tx
    .insert(matterSync)
    .values({ firmId: firm, id: newId(now), changes: 1 })
    .onConflictDoUpdate({ target: matterSync.firmId, set: { changes: sql`${matterSync.changes} + 1` } })
    .returning({ changes: matterSync.changes });
  return rows[0]?.changes ?? 0;
}

/** The same for matters that go out of somebody's sight: sights are read anew from here on. */
export async function countCut({ tx }: FirmSession): Promise<void> {
  const { matterSync } = tables;
  await tx.update(matterSync).set({ changes: sql`${matterSync.changes} + 1`, cuts: sql`${matterSync.changes} + 1` });
}
