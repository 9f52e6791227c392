import { and, count, desc, eq, inArray } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { EntryState } from '../domain/entry-state.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId } from '../domain/ids.ts';
import { type Entry, openEntry } from './entry.ts';

/** One entry of the caller's timekeeper; throws not-found for anybody else's. */
export async function readEntry(caller: TimekeeperCaller, id: EntryId, means: Means): Promise<Entry> {
  return means.database.withFirm(caller.firm, (session) => readEntryIn(session, caller, id));
}

/** The same within a transaction that is under way. */
export async function readEntryIn(session: FirmSession, caller: TimekeeperCaller, id: EntryId): Promise<Entry> {
  const rows = await session.tx
    .select()
    .from(tables.entry)
    .where(and(eq(tables.entry.id, id), eq(tables.entry.timekeeperId, timekeeperOf(caller))));
  const row = rows[0];
  if (!row) throw entryNotFound();
  return openEntry(session, row);
}

/** The timekeeper's entries in the given states, newest first. */
export async function listEntries(
  caller: TimekeeperCaller,
  cut: { states: readonly EntryState[]; limit: number },
  means: Means,
): Promise<Entry[]> {
  return means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(tables.entry)
      .where(and(eq(tables.entry.timekeeperId, timekeeperOf(caller)), inArray(tables.entry.state, [...cut.states])))
      .orderBy(desc(tables.entry.workDate), desc(tables.entry.createdAt))
      .limit(cut.limit);
    return rows.map((row) => openEntry(session, row));
  });
}

/** Those of the given entries that are the timekeeper's, in the order given. */
export async function readEntries(caller: TimekeeperCaller, ids: readonly EntryId[], means: Means): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const { entry } = tables;
  const found = await means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(entry)
      .where(and(inArray(entry.id, [...ids]), eq(entry.timekeeperId, timekeeperOf(caller))));
    return new Map(rows.map((row) => [row.id, openEntry(session, row)]));
  });
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** How many of the timekeeper's entries stand in each state. */
export async function countEntries(caller: TimekeeperCaller, means: Means): Promise<Map<EntryState, number>> {
  const { entry } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ state: entry.state, n: count() })
      .from(entry)
      .where(eq(entry.timekeeperId, timekeeperOf(caller)))
      .groupBy(entry.state),
  );
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** The one answer for an entry that isn't there or isn't the caller's. */
export function entryNotFound(): AppError {
  return new AppError({ code: 'not-found', field: 'id', message: 'This entry does not exist or is not yours.' });
}
