import { eq } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { type Change, changeEntry, type Entry, illegalMove, type Target } from '../entries/index.ts';
import { scheduleJob } from '../jobs/index.ts';
import { type PushMeans, pushJob, recallJob } from './push-means.ts';

/**
 * Intends to take an entry back out of Actionstep: a worker deletes it there and it is a draft again. What is known to be
 * billed is refused at once, in words. Of an entry that Actionstep holds twice the younger row is taken back.
 */
export async function recallEntry(caller: PersonCaller, target: Target, means: PushMeans): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (entry.state === 'pushed') return recallPushed(session, entry, now);
      if (entry.state === 'unconfirmed') return recallYounger(session, entry, now);
      throw illegalMove(entry.state);
    }),
  );
}

async function recallPushed(session: FirmSession, entry: Entry, now: Date): Promise<Change> {
  const row = await latestRow(session, entry);
  if (!row?.remoteId) throw illegalMove(entry.state);
  if (row.billReference !== null)
    throw new AppError({ code: 'illegal-move', message: billedWords(row.billReference), retry: 'after-person' });
  await session.tx
    .update(tables.outbox)
    .set({ recallSentAt: null, problemCode: null, nextTryAt: null, updatedAt: now })
    .where(eq(tables.outbox.id, row.id));
  await scheduleJob(session.tx, { firm: session.firm, kind: recallJob, subject: row.id, dueAt: now });
  return { entry: { ...entry, state: 'recalling' }, kind: 'recall-intended', facts: { remoteId: row.remoteId }, detail: {} };
}

async function recallYounger(session: FirmSession, entry: Entry, now: Date): Promise<Change> {
  const row = await latestRow(session, entry);
  if (!row?.removeRemoteId) throw illegalMove(entry.state);
  await session.tx
    .update(tables.outbox)
    .set({ state: 'sent', recallSentAt: now, problemCode: null, nextTryAt: null, updatedAt: now })
    .where(eq(tables.outbox.id, row.id));
  await scheduleJob(session.tx, { firm: session.firm, kind: pushJob, subject: row.id, dueAt: now });
  const facts = { removeRemoteId: row.removeRemoteId };
  return { entry: { ...entry, state: 'pushing' }, kind: 'duplicate-recall-intended', facts, detail: {} };
}

async function latestRow({ tx }: FirmSession, { id, pushNumber }: Entry) {
  const { outbox } = tables;
  const rows = await tx.select().from(outbox).where(eq(outbox.entryId, id));
  return rows.find((row) => row.pushNumber === pushNumber);
}

/** Why an entry that is on a bill, or locked, stays. */
export function billedWords(bill: string | null): string {
  return `This entry is ${bill === null ? 'locked in Actionstep' : `on bill ${bill}`}, so it cannot be taken back. Reverse it there.`;
}
