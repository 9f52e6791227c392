import { eq } from 'drizzle-orm';
import { type Access, deleteTime, type HeldTime, readManyBack } from '../actionstep/index.ts';
import { type Grant, withAccessToken } from '../connections/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { OutboxId } from '../domain/ids.ts';
import { changeEntry } from '../entries/index.ts';
import type { JobResult } from '../jobs/index.ts';
import { type OutboxRow, readRow } from './outbox-row.ts';
import type { PushMeans } from './push-means.ts';
import { billedWords } from './recall-entry.ts';
import { waitInSight } from './wait-in-sight.ts';

/**
 * Takes one pushed row back: looks how it stands, deletes it while it is on no bill, and looks again until it is gone. A
 * deletion may be asked for twice without a second effect, so an unknown outcome needs no grace.
 */
export async function sendRecall(caller: JobCaller, id: OutboxId, means: PushMeans): Promise<JobResult> {
  const row = await means.database.withFirm(caller.firm, (session) => readRow(session, id, 'recalling'));
  if (!row?.remoteId) return { kind: 'done' };
  means.onStep?.('read');
  try {
    const owner = { firm: caller.firm, person: row.timekeeper };
    return await withAccessToken(owner, means, (access, grant) => lookThenDelete(caller, row, { access, grant }, means));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'actionstep-refused') return waitInSight(caller, row, error, means);
    return stays(caller, row, error, means);
  }
}

type Line = { access: Access; grant: Grant };

async function lookThenDelete(caller: JobCaller, row: OutboxRow, { access, grant }: Line, means: PushMeans): Promise<JobResult> {
  const remoteId = row.remoteId ?? '';
  const [held] = await readManyBack(access, grant.resource, [remoteId]);
  means.onStep?.('looked-up');
  if (held && (held.bill !== null || held.locked)) {
    const why = new AppError({ code: 'actionstep-refused', message: billedWords(held.bill), retry: 'after-person' });
    return stays(caller, row, why, means, held);
  }
  if (held) {
    await means.database.withFirm(caller.firm, (session) => markRecalled(session, row, means.now()));
    means.onStep?.('marked');
    await deleteTime(access, grant.resource, remoteId);
    means.onStep?.('answered');
  }
  await means.database.withFirm(caller.firm, (session) => settleRecalled(session, caller, row, means.now()));
  means.onStep?.('settled');
  return { kind: 'done' };
}

async function markRecalled(session: FirmSession, row: OutboxRow, now: Date): Promise<void> {
  await session.tx.update(tables.outbox).set({ recallSentAt: now, updatedAt: now }).where(eq(tables.outbox.id, row.id));
}

/** It is gone there: a draft again, and what is pushed next has a reference of its own. */
async function settleRecalled(session: FirmSession, caller: JobCaller, row: OutboxRow, now: Date): Promise<void> {
  const settled = { state: 'recalled' as const, problemCode: null, nextTryAt: null, outcome: null, updatedAt: now };
  await session.tx.update(tables.outbox).set(settled).where(eq(tables.outbox.id, row.id));
  await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
    entry: { ...entry, state: 'draft', pushNumber: entry.pushNumber + 1 },
    kind: 'recalled',
    facts: { remoteId: row.remoteId, pushNumber: entry.pushNumber + 1 },
    detail: {},
  }));
}

/** It stays in Actionstep, and the entry says why. */
async function stays(caller: JobCaller, row: OutboxRow, why: AppError, means: PushMeans, held?: HeldTime): Promise<JobResult> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    const outcome = session.seal('outbox', `${row.id}|outcome`, { message: why.message, differences: row.differences });
    const bill = held?.bill ?? null;
    await session.tx
      .update(tables.outbox)
      .set({
        problemCode: why.code,
        outcome,
        recallSentAt: null,
        nextTryAt: null,
        updatedAt: now,
        ...(bill === null ? {} : { billReference: bill }),
      })
      .where(eq(tables.outbox.id, row.id));
    await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
      entry: { ...entry, state: 'pushed' },
      kind: 'recall-refused',
      facts: { code: why.code, remoteId: row.remoteId },
      detail: { message: why.message },
    }));
  });
  return { kind: 'done' };
}
