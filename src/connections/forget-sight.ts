import { eq, sql } from 'drizzle-orm';
import { type Tx, tables } from '../database/index.ts';
import type { PersonId } from '../domain/ids.ts';

/** Forgets which matters a person was shown: the grant that showed them is gone. Who keeps sights in memory reads them anew. */
export async function forgetSight(tx: Tx, person: PersonId): Promise<void> {
  const { changes } = tables.matterSync;
  await tx.update(tables.matterSync).set({ changes: sql`${changes} + 1`, cuts: sql`${changes} + 1` });
  await tx.delete(tables.matterVisibility).where(eq(tables.matterVisibility.personId, person));
  await tx.delete(tables.matterListing).where(eq(tables.matterListing.personId, person));
}
