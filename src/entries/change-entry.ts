import { and, eq } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import { actorOf, type Caller, isForTimekeeper, timekeeperOf } from '../domain/caller.ts';
import { type EntryState, mayMove } from '../domain/entry-state.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId } from '../domain/ids.ts';
import { scheduleJob } from '../jobs/index.ts';
import { appendReceipt, type ReceiptEvent } from './append-receipt.ts';
import { type Entry, entryContent, openEntry, sealContent } from './entry.ts';
import { entryNotFound } from './read-entries.ts';

/** The job that follows every change of an entry: who shows it elsewhere brings that up to date. Its subject is the entry. */
export const entryChangedJob = 'entry-changed';

/** What a verb makes of an entry, and what its receipt says of it. */
export type Change = {
  entry: Entry;
  kind: string;
  facts: ReceiptEvent['facts'];
  detail: ReceiptEvent['detail'];
};

export type Target = { id: EntryId; version: number };

/**
 * The one way an entry changes: locks the row, checks owner and version, lets `alter` decide, writes compare-and-set with
 * the receipt event in the same transaction. Throws not-found, stale (another version stands) or illegal-move.
 */
export async function changeEntry(
  session: FirmSession,
  caller: Caller,
  target: Target,
  now: Date,
  alter: (entry: Entry) => Change | Promise<Change>,
): Promise<Entry> {
  const before = await lockEntry(session, caller, target.id);
  if (before.version !== target.version) throw stale();
  const change = await alter(before);
  const after = { ...change.entry, version: before.version + 1 };
  if (after.state !== before.state && !mayMove(before.state, after.state)) throw illegalMove(before.state);
  await write(session, before, after, now);
  const facts = { from: before.state, to: after.state, version: after.version, ...change.facts };
  await appendReceipt(session, { entry: after.id, kind: change.kind, at: now, actor: actorOf(caller), facts, detail: change.detail });
  await scheduleJob(session.tx, { firm: session.firm, kind: entryChangedJob, subject: after.id, dueAt: now });
  return after;
}

async function lockEntry(session: FirmSession, caller: Caller, id: EntryId): Promise<Entry> {
  const rows = await session.tx.select().from(tables.entry).where(eq(tables.entry.id, id)).for('update');
  const row = rows[0];
  if (!row || (isForTimekeeper(caller) && row.timekeeperId !== timekeeperOf(caller))) throw entryNotFound();
  return openEntry(session, row);
}

async function write(session: FirmSession, before: Entry, after: Entry, now: Date): Promise<void> {
  const { entry } = tables;
  const sameText = JSON.stringify(entryContent.parse(before)) === JSON.stringify(entryContent.parse(after));
  const rows = await session.tx
    .update(entry)
    .set({
      version: after.version,
      state: after.state,
      workDate: after.workDate,
      units: after.units,
      actualSeconds: after.actualSeconds,
      basisKind: after.basisKind,
      treatment: after.treatment,
      activityCode: after.activityCode,
      matterId: after.matterId,
      matterDecidedBy: after.matterDecidedBy,
      matterDeciderId: after.matterDeciderId,
      pushNumber: after.pushNumber,
      ...(sameText ? {} : { content: sealContent(session, after) }),
      updatedAt: now,
    })
    .where(and(eq(entry.id, before.id), eq(entry.version, before.version)))
    .returning({ id: entry.id });
  if (rows.length === 0) throw stale();
}

function stale(): AppError {
  return new AppError({
    code: 'stale',
    message: 'This entry was changed meanwhile. Look at the newer one, then decide.',
    retry: 'after-person',
  });
}

/** The words for a move the table does not allow. */
export function illegalMove(state: EntryState): AppError {
  const words: Record<EntryState, string> = {
    draft: 'This entry is a draft; approve it first.',
    approved: 'This entry is approved already.',
    pushing: 'This entry is on its way to Actionstep.',
    unconfirmed: 'Nobody knows yet whether Actionstep has this entry.',
    failed: 'This entry failed; edit it or try again.',
    pushed: 'This entry is in Actionstep already.',
    recalling: 'This entry is being recalled from Actionstep.',
    dismissed: 'This entry was dismissed; restore it first.',
    exported: 'This entry was exported; restore it first.',
    superseded: 'This entry was split or merged into others.',
  };
  return new AppError({ code: 'illegal-move', message: words[state], retry: 'after-person' });
}
