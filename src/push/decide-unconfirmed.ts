import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { OutboxId } from '../domain/ids.ts';
import { changeEntry, type Entry, illegalMove, type Target } from '../entries/index.ts';
import { keepJob, scheduleJob } from '../jobs/index.ts';
import { type PushMeans, pushJob, reconcileJob } from './push-means.ts';

/**
 * A person has looked in Actionstep and says whether an unconfirmed entry is there. There: it counts as pushed and is read
 * back soon. Not there: it is sent again, after one more look by its reference.
 */
export async function decideUnconfirmed(
  caller: PersonCaller,
  target: Target,
  answer: 'there' | 'not-there',
  means: PushMeans,
): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, async (entry) => {
      if (entry.state !== 'unconfirmed') throw illegalMove(entry.state);
      const row = await rowOf(session, entry);
      if (!row) throw illegalMove(entry.state);
      if (answer === 'there') await keepAsPushed(session, entry, row, now);
      else await sendAgain(session, row, now);
      const facts = { answer, remoteId: row.remoteId };
      return { entry: { ...entry, state: answer === 'there' ? 'pushed' : 'pushing' }, kind: 'decided', facts, detail: {} };
    }),
  );
}

type Row = { id: OutboxId; remoteId: string | null };

async function rowOf({ tx }: FirmSession, { id, pushNumber }: Entry): Promise<Row | undefined> {
  const { outbox } = tables;
  const rows = await tx
    .select({ id: outbox.id, remoteId: outbox.remoteId })
    .from(outbox)
    .where(and(eq(outbox.entryId, id), eq(outbox.pushNumber, pushNumber)));
  return rows[0] && { id: rows[0].id as OutboxId, remoteId: rows[0].remoteId };
}

async function keepAsPushed({ tx, firm }: FirmSession, entry: Entry, { id }: Row, now: Date): Promise<void> {
  const settled = { state: 'done' as const, problemCode: null, outcome: null, removeRemoteId: null, updatedAt: now };
  await tx.update(tables.outbox).set(settled).where(eq(tables.outbox.id, id));
  await keepJob(tx, { firm, kind: reconcileJob, subject: entry.timekeeper, dueAt: now });
}

/** Whoever sends it did not make this row, so that it is looked up by its reference first. */
async function sendAgain({ tx, firm }: FirmSession, { id }: Row, now: Date): Promise<void> {
  const fresh = { state: 'waiting' as const, madeBy: randomUUID(), sentAt: null, rounds: 0, remoteId: null, removeRemoteId: null };
  await tx
    .update(tables.outbox)
    .set({ ...fresh, problemCode: null, outcome: null, nextTryAt: null, updatedAt: now })
    .where(eq(tables.outbox.id, id));
  await scheduleJob(tx, { firm, kind: pushJob, subject: id, dueAt: now });
}
