import { eq } from 'drizzle-orm';
import type { HeldTime } from '../actionstep/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { amountOf, centsOf } from '../domain/money.ts';
import { changeEntry } from '../entries/index.ts';
import type { OutboxRow } from './outbox-row.ts';

type Problem = { code: string; message: string };

/** The entry is in Actionstep: what it applied is stored and every difference from what was meant is named. */
export async function settlePushed(session: FirmSession, caller: JobCaller, row: OutboxRow, held: HeldTime, now: Date): Promise<void> {
  const differences = differencesOf(row, held);
  await session.tx
    .update(tables.outbox)
    .set({
      state: 'done',
      remoteId: held.remoteId,
      appliedHours: held.billableHours,
      appliedRate: held.rate,
      appliedAmount: held.amount,
      problemCode: null,
      outcome: session.seal('outbox', `${row.id}|outcome`, { message: '', differences }),
      updatedAt: now,
    })
    .where(eq(tables.outbox.id, row.id));
  const facts = { remoteId: held.remoteId, hours: held.billableHours, rate: held.rate, amount: held.amount };
  await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
    entry: { ...entry, state: 'pushed' },
    kind: 'pushed',
    facts,
    detail: { differences },
  }));
}

/** The entry did not go, or nobody can say: it stands in plain sight with the reason. */
export async function settleProblem(
  session: FirmSession,
  caller: JobCaller,
  row: OutboxRow,
  settled: { state: 'failed' | 'unconfirmed'; problem: Problem },
  now: Date,
): Promise<void> {
  const { state, problem } = settled;
  await session.tx
    .update(tables.outbox)
    .set({
      state,
      problemCode: problem.code,
      outcome: session.seal('outbox', `${row.id}|outcome`, { message: problem.message, differences: [] }),
      updatedAt: now,
    })
    .where(eq(tables.outbox.id, row.id));
  await changeEntry(session, caller, { id: row.entry, version: row.entryVersion }, now, (entry) => ({
    entry: { ...entry, state },
    kind: state,
    facts: { code: problem.code },
    detail: { message: problem.message },
  }));
}

/** What Actionstep holds otherwise than it was meant, in sentences. */
export function differencesOf(row: OutboxRow, held: HeldTime): string[] {
  const { write } = row;
  const said: string[] = [];
  if (held.matterNumber !== null && held.matterNumber !== write.matterNumber)
    said.push(`Matter in Actionstep is ${held.matterNumber}, sent was ${write.matterNumber}.`);
  if (held.date !== null && held.date !== write.workDate) said.push(`Date in Actionstep is ${held.date}, sent was ${write.workDate}.`);
  if (held.billableHours !== null && centsOf(held.billableHours) !== centsOf(write.billableHours)) {
    said.push(`Actionstep bills ${held.billableHours} h, sent were ${write.billableHours} h.`);
  }
  if (held.rate !== null && held.amount !== null && held.billableHours !== null) {
    const expected = amountOf(held.billableHours, held.rate);
    if (centsOf(expected) !== centsOf(held.amount)) said.push(`Actionstep shows ${held.amount}; hours × rate would be ${expected}.`);
  }
  return said;
}
