import { desc, inArray } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { openOutcome } from './outbox-row.ts';
import { openChanges } from './reconcile.ts';

/** What became of the latest push of an entry. */
export type PushOutcome = {
  remoteId: string | null;
  hours: string | null;
  rate: string | null;
  amount: string | null;
  differences: string[];
  /** How it stands in Actionstep since: changes in sentences, its bill, whether it is gone, when that was last asked. */
  since: { changes: string[]; bill: string | null; gone: boolean; checkedAt: Date | null };
  problem: { code: string; message: string; nextTryAt: Date | null } | null;
  /** Actionstep holds it twice, and the younger may be taken back. */
  hasDuplicate: boolean;
};

/** Latest push outcomes by entry; the caller must have read the entries, so that they are their own. */
export async function pushOutcomes(
  caller: TimekeeperCaller,
  entries: readonly EntryId[],
  means: Means,
): Promise<Map<EntryId, PushOutcome>> {
  if (entries.length === 0) return new Map();
  return means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(tables.outbox)
      .where(inArray(tables.outbox.entryId, [...entries]))
      .orderBy(desc(tables.outbox.pushNumber));
    const outcomes = new Map<EntryId, PushOutcome>();
    for (const row of rows) {
      const id = row.entryId as EntryId;
      if (!outcomes.has(id)) outcomes.set(id, outcomeOf(session, row));
    }
    return outcomes;
  });
}

function outcomeOf(session: FirmSession, row: typeof tables.outbox.$inferSelect): PushOutcome {
  const { message, differences } = openOutcome(session, row.id, row.outcome);
  return {
    remoteId: row.remoteId,
    hours: row.appliedHours,
    rate: row.appliedRate,
    amount: row.appliedAmount,
    differences,
    since: {
      changes: openChanges(session, row.id, row.changes),
      bill: row.billReference,
      gone: row.goneAt !== null,
      checkedAt: row.checkedAt,
    },
    problem: row.problemCode === null ? null : { code: row.problemCode, message, nextTryAt: row.nextTryAt },
    hasDuplicate: row.removeRemoteId !== null,
  };
}
