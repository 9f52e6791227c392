import { sql } from 'drizzle-orm';
import type { FirmSession } from '../database/index.ts';

/** Tells the database how large its tables of matters have become: plans made for small ones would read all rows for each. */
export async function gatherStatistics({ tx }: FirmSession): Promise<void> {
  await tx.execute(sql`select app_gather_statistics()`);
}
