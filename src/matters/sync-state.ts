import { eq } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { PersonId } from '../domain/ids.ts';

export type SyncState = typeof tables.matterSync.$inferSelect;
export type ListingState = typeof tables.matterListing.$inferSelect;

const { matterListing, matterSync } = tables;

/** The state of the firm's reading; made when there is none. Locked for the transaction. */
export async function syncState({ tx, firm }: FirmSession, now: Date): Promise<SyncState> {
  await tx
    .insert(matterSync)
    .values({ firmId: firm, id: newId(now) })
    .onConflictDoNothing();
  const row = (await tx.select().from(matterSync).for('update'))[0];
  if (!row) throw new TypeError('a row that was just made is there');
  return row;
}

export async function changeSync({ tx }: FirmSession, change: Partial<SyncState>): Promise<void> {
  await tx.update(matterSync).set(change);
}

/** The state of a person's listing; made when there is none. Locked for the transaction. */
export async function listingState({ tx, firm }: FirmSession, person: PersonId, now: Date): Promise<ListingState> {
  await tx
    .insert(matterListing)
    .values({ firmId: firm, id: newId(now), personId: person })
    .onConflictDoNothing();
  const row = (await tx.select().from(matterListing).where(eq(matterListing.personId, person)).for('update'))[0];
  if (!row) throw new TypeError('a row that was just made is there');
  return row;
}

export async function changeListing({ tx }: FirmSession, person: PersonId, change: Partial<ListingState>): Promise<void> {
  await tx.update(matterListing).set(change).where(eq(matterListing.personId, person));
}

/** How far the reading is that the caller waits for; null when there is none. */
export async function readingProgress(caller: PersonCaller, means: Means): Promise<{ done: number; total: number } | null> {
  return means.database.withFirm(caller.firm, async ({ tx }) => {
    const own = (await tx.select().from(matterListing).where(eq(matterListing.personId, caller.person)))[0];
    if (own?.fullAt) return null;
    const under = own?.startedAt ? own : (await tx.select().from(matterSync))[0];
    return under?.startedAt ? { done: Math.min(under.done, under.total), total: under.total } : null;
  });
}
