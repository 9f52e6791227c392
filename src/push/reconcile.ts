import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type HeldTime, readManyBack } from '../actionstep/index.ts';
import { withAccessToken } from '../connections/index.ts';
import { type FirmSession, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { EntryId, PersonId } from '../domain/ids.ts';
import { noteOnReceipt } from '../entries/index.ts';
import type { JobResult } from '../jobs/index.ts';
import { changesOf } from './differences.ts';
import { openOutcome } from './outbox-row.ts';
import { payload } from './payload.ts';
import type { PushMeans } from './push-means.ts';

const day = 24 * 3_600_000;
/** Rows of one request to Actionstep. */
const batch = 100;

/**
 * Looks once a day how a person's pushed entries that are on no bill stand in Actionstep (there is no event for a deleted
 * one), and notes on each what was changed, that it is gone, or its bill. Ends when all are billed or gone.
 */
export async function reconcile(caller: JobCaller, person: PersonId, means: PushMeans): Promise<JobResult> {
  const owner = { firm: caller.firm, person };
  const seen = await withAccessToken(owner, means, async (access, { resource }) => {
    let count = 0;
    for (let rows = await unbilled(caller, person, undefined, means); rows.length > 0; ) {
      const held = await readManyBack(
        access,
        resource,
        rows.map(({ remoteId }) => remoteId ?? ''),
      );
      await note(caller, rows, held, means);
      count += rows.length;
      rows = await unbilled(caller, person, rows.at(-1)?.id, means);
    }
    return count;
  });
  if (seen === 0) return { kind: 'done' };
  return { kind: 'again', at: new Date(means.now().getTime() + day), because: 'daily' };
}

type Row = typeof tables.outbox.$inferSelect;

async function unbilled(caller: JobCaller, person: PersonId, after: string | undefined, means: PushMeans): Promise<Row[]> {
  const { outbox } = tables;
  const open = and(eq(outbox.state, 'done'), isNull(outbox.billReference), isNull(outbox.goneAt), isNotNull(outbox.remoteId));
  return means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.timekeeperId, person), open, after === undefined ? undefined : gt(outbox.id, after)))
      .orderBy(asc(outbox.id))
      .limit(batch),
  );
}

async function note(caller: JobCaller, rows: readonly Row[], held: readonly HeldTime[], means: PushMeans): Promise<void> {
  const byId = new Map(held.map((one) => [one.remoteId, one]));
  await means.database.withFirm(caller.firm, async (session) => {
    for (const row of rows) await noteOne(session, caller, row, byId.get(row.remoteId ?? ''), means.now());
  });
}

const sealedChanges = z.object({ changes: z.array(z.string()) });

/** What was noted of changes in Actionstep, opened. */
export function openChanges({ open }: Pick<FirmSession, 'open'>, id: string, sealed: string | null): string[] {
  return sealed === null ? [] : sealedChanges.parse(open('outbox', `${id}|changes`, sealed)).changes;
}

async function noteOne(session: FirmSession, caller: JobCaller, row: Row, held: HeldTime | undefined, now: Date): Promise<void> {
  const write = payload.parse(session.open('outbox', row.id, row.payload));
  const was = { hours: row.appliedHours ?? write.billableHours, rate: row.appliedRate };
  const changes = held ? changesOf(was, { write }, held) : [];
  const before = openChanges(session, row.id, row.changes);
  const bill = held?.bill ?? null;
  await session.tx
    .update(tables.outbox)
    .set({
      checkedAt: now,
      billReference: bill,
      goneAt: held ? null : now,
      changes: changes.length === 0 ? null : session.seal('outbox', `${row.id}|changes`, { changes }),
      ...firstRead(session, row, held),
    })
    .where(eq(tables.outbox.id, row.id));
  if (held !== undefined && bill === null && changes.join() === before.join()) return;
  const facts = { remoteId: row.remoteId, gone: held === undefined, bill, hours: held?.billableHours ?? null };
  await noteOnReceipt(session, caller, { entry: row.entryId as EntryId, kind: 'seen-in-actionstep', facts, detail: { changes } }, now);
}

/** An entry that a person has said to be there was never read back: what is held now is what it holds. */
function firstRead(session: FirmSession, row: Row, held: HeldTime | undefined): Partial<Row> {
  if (row.appliedHours !== null || !held) return {};
  const { differences } = openOutcome(session, row.id, row.outcome);
  const outcome = session.seal('outbox', `${row.id}|outcome`, { message: '', differences });
  return { appliedHours: held.billableHours, appliedRate: held.rate, appliedAmount: held.amount, outcome };
}
