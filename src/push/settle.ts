import { eq } from 'drizzle-orm';
import type { HeldTime, TimeWrite } from '../actionstep/index.ts';
import { noteSecondsKept } from '../connections/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { changeEntry } from '../entries/index.ts';
import { keepJob } from '../jobs/index.ts';
import { differencesOf } from './differences.ts';
import { youngerOf } from './look-up.ts';
import type { OutboxRow } from './outbox-row.ts';
import { reconcileJob } from './push-means.ts';

type Problem = { code: string; message: string };
const day = 24 * 3_600_000;

/** The entry is in Actionstep: what it applied is stored and every difference from what was meant is named. */
export async function settlePushed(
  session: FirmSession,
  caller: JobCaller,
  row: OutboxRow,
  { held, meant }: { held: HeldTime; meant: TimeWrite },
  now: Date,
): Promise<void> {
  const differences = differencesOf(row.write, meant, held);
  await session.tx
    .update(tables.outbox)
    .set({
      state: 'done',
      remoteId: held.remoteId,
      removeRemoteId: null,
      appliedHours: held.billableHours,
      appliedRate: held.rate,
      appliedAmount: held.amount,
      problemCode: null,
      nextTryAt: null,
      recallSentAt: null,
      outcome: session.seal('outbox', `${row.id}|outcome`, { message: '', differences }),
      updatedAt: now,
    })
    .where(eq(tables.outbox.id, row.id));
  if (meant.startTime !== undefined && held.start !== null)
    await noteSecondsKept(session, row.timekeeper, new Date(held.start).getSeconds() === Number(meant.startTime.slice(6)));
  const facts = { remoteId: held.remoteId, hours: held.billableHours, rate: held.rate, amount: held.amount };
  await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
    entry: { ...entry, state: 'pushed' },
    kind: 'pushed',
    facts,
    detail: { differences },
  }));
  const dueAt = new Date(now.getTime() + day);
  await keepJob(session.tx, { firm: session.firm, kind: reconcileJob, subject: row.timekeeper, dueAt });
}

/** The entry did not go, or nobody can say: it stands in plain sight with the reason. */
export async function settleProblem(
  session: FirmSession,
  caller: JobCaller,
  row: OutboxRow,
  settled: { state: 'failed' | 'unconfirmed'; problem: Problem; remoteId?: string; removeRemoteId?: string | null },
  now: Date,
): Promise<void> {
  const { state, problem, remoteId = null, removeRemoteId = null } = settled;
  await session.tx
    .update(tables.outbox)
    .set({
      state,
      remoteId,
      removeRemoteId,
      problemCode: problem.code,
      nextTryAt: null,
      recallSentAt: null,
      outcome: session.seal('outbox', `${row.id}|outcome`, { message: problem.message, differences: [] }),
      updatedAt: now,
    })
    .where(eq(tables.outbox.id, row.id));
  await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
    entry: { ...entry, state },
    kind: state,
    facts: { code: problem.code, ...(settled.remoteId === undefined ? {} : { remoteId }) },
    detail: { message: problem.message },
  }));
}

/** A row that is equal but without our mark: never proof. Both are named, and a person decides. */
export async function settleTwin(session: FirmSession, caller: JobCaller, row: OutboxRow, twin: HeldTime, now: Date): Promise<void> {
  const message = `Actionstep did not say whether it took this entry, and holds one that is the same in matter, day, time and text (entry ${twin.remoteId}) without our mark. Look there, then say whether it is this one.`;
  const problem = { code: 'outcome-unknown', message };
  await settleProblem(session, caller, row, { state: 'unconfirmed', problem, remoteId: twin.remoteId }, now);
}

/** More than one row of ours: the younger is flagged and, while it is on no bill, may be taken back by a person's word. */
export async function settleDuplicate(
  session: FirmSession,
  caller: JobCaller,
  row: OutboxRow,
  rows: readonly HeldTime[],
  now: Date,
): Promise<void> {
  const younger = youngerOf(rows);
  const elder = rows.find(({ remoteId }) => remoteId !== younger?.remoteId);
  const isFree = younger !== undefined && younger.bill === null && !younger.locked;
  const ids = rows.map(({ remoteId }) => remoteId).join(', ');
  const what = isFree
    ? `The younger, ${younger.remoteId}, is on no bill: take it back.`
    : `The younger, ${younger?.remoteId}, is billed or locked: mend it in Actionstep.`;
  const problem = { code: 'actionstep-unexpected', message: `Actionstep holds this entry more than once (entries ${ids}). ${what}` };
  const remote = { ...(elder ? { remoteId: elder.remoteId } : {}), removeRemoteId: isFree ? younger.remoteId : null };
  await settleProblem(session, caller, row, { state: 'unconfirmed', problem, ...remote }, now);
}
