import { desc, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';

/** What became of the latest push of an entry. */
export type PushOutcome = {
  remoteId: string | null;
  hours: string | null;
  rate: string | null;
  amount: string | null;
  differences: string[];
  problem: { code: string; message: string } | null;
};

const sealedOutcome = z.object({ message: z.string(), differences: z.array(z.string()) });

/** Latest push outcomes by entry; the caller must have read the entries, so that they are their own. */
export async function pushOutcomes(
  caller: TimekeeperCaller,
  entries: readonly EntryId[],
  means: Means,
): Promise<Map<EntryId, PushOutcome>> {
  if (entries.length === 0) return new Map();
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx
      .select()
      .from(tables.outbox)
      .where(inArray(tables.outbox.entryId, [...entries]))
      .orderBy(desc(tables.outbox.pushNumber));
    const outcomes = new Map<EntryId, PushOutcome>();
    for (const row of rows) {
      if (outcomes.has(row.entryId as EntryId)) continue;
      const said = row.outcome === null ? undefined : sealedOutcome.parse(open('outbox', `${row.id}|outcome`, row.outcome));
      outcomes.set(row.entryId as EntryId, {
        remoteId: row.remoteId,
        hours: row.appliedHours,
        rate: row.appliedRate,
        amount: row.appliedAmount,
        differences: said?.differences ?? [],
        problem: row.problemCode === null ? null : { code: row.problemCode, message: said?.message ?? '' },
      });
    }
    return outcomes;
  });
}
