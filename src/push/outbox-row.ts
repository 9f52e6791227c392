import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, tables } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId, MatterId, OutboxId, PersonId } from '../domain/ids.ts';
import { entryChangedJob } from '../entries/index.ts';
import { scheduleJob } from '../jobs/index.ts';
import { type Payload, payload } from './payload.ts';

/** An outbox row with what its worker must know of the entry. */
export type OutboxRow = {
  id: OutboxId;
  entry: EntryId;
  entryVersion: number;
  timekeeper: PersonId;
  matter: MatterId | null;
  state: (typeof tables.outbox.$inferSelect)['state'];
  madeBy: string;
  sentAt: Date | null;
  rounds: number;
  /** When the entry was drafted: an older database does not know what became of it since. */
  draftedAt: Date;
  /** Why it waits, as it was last noted, when that was, and until when. */
  problemCode: string | null;
  /** Actionstep's words, or ours, when it was last noted. */
  said: string;
  differences: string[];
  notedAt: Date;
  nextTryAt: Date | null;
  remoteId: string | null;
  /** The younger of two rows of ours; it goes once a person has asked for it. */
  removeRemoteId: string | null;
  recallSentAt: Date | null;
  write: Payload;
};

/** Reads a row whose entry is still on its way (there, or back); undefined when it is settled or gone. */
export async function readRow(
  session: FirmSession,
  id: OutboxId,
  underWay: 'pushing' | 'recalling' = 'pushing',
): Promise<OutboxRow | undefined> {
  const { entry, outbox } = tables;
  const rows = await session.tx
    .select({ outbox, entry })
    .from(outbox)
    .innerJoin(entry, and(eq(entry.firmId, outbox.firmId), eq(entry.id, outbox.entryId)))
    .where(eq(outbox.id, id));
  const row = rows[0];
  if (row?.entry.state !== underWay) return undefined;
  const noted = openOutcome(session, id, row.outbox.outcome);
  return {
    id,
    entry: row.entry.id as EntryId,
    entryVersion: row.entry.version,
    timekeeper: row.entry.timekeeperId as PersonId,
    matter: row.entry.matterId as MatterId | null,
    state: row.outbox.state,
    madeBy: row.outbox.madeBy,
    sentAt: row.outbox.sentAt,
    rounds: row.outbox.rounds,
    draftedAt: row.entry.createdAt,
    problemCode: row.outbox.problemCode,
    said: noted.message,
    differences: noted.differences,
    notedAt: row.outbox.updatedAt,
    nextTryAt: row.outbox.nextTryAt,
    remoteId: row.outbox.remoteId,
    removeRemoteId: row.outbox.removeRemoteId,
    recallSentAt: row.outbox.recallSentAt,
    write: payload.parse(session.open('outbox', id, row.outbox.payload)),
  };
}

const sealedOutcome = z.object({ message: z.string(), differences: z.array(z.string()).default([]) });

/** What was noted of a row, opened. */
export function openOutcome({ open }: Pick<FirmSession, 'open'>, id: string, sealed: string | null): z.infer<typeof sealedOutcome> {
  return sealed === null ? { message: '', differences: [] } : sealedOutcome.parse(open('outbox', `${id}|outcome`, sealed));
}

/** Writes that the row is about to be sent, before the request leaves. Throws stale when another worker was quicker. */
export async function markSent(session: FirmSession, row: OutboxRow, now: Date): Promise<void> {
  const { outbox } = tables;
  const rows = await session.tx
    .update(outbox)
    .set({ state: 'sent', sentAt: now, rounds: row.rounds + 1, updatedAt: now })
    .where(and(eq(outbox.id, row.id), eq(outbox.rounds, row.rounds), eq(outbox.state, row.state)))
    .returning({ id: outbox.id });
  if (rows.length === 0) throw new AppError({ code: 'stale', message: 'Another worker sends this entry.', retry: 'later' });
}

/** Why a row waits, and when it is tried again. */
export type Waiting = { code: string; message: string; nextTryAt: Date };

/** Notes why the row waits, for the screen; who shows the entry elsewhere is told when the reason is another. */
export async function noteProblem(session: FirmSession, row: OutboxRow, problem: Waiting, now: Date): Promise<void> {
  await session.tx
    .update(tables.outbox)
    .set({
      problemCode: problem.code,
      nextTryAt: problem.nextTryAt,
      outcome: session.seal('outbox', `${row.id}|outcome`, { message: problem.message, differences: row.differences }),
      updatedAt: now,
    })
    .where(eq(tables.outbox.id, row.id));
  if (problem.code === row.problemCode) return;
  await scheduleJob(session.tx, { firm: session.firm, kind: entryChangedJob, subject: row.entry, dueAt: now });
}

/** Takes a mark back when the send has provably not been applied: the row is as it was before. */
export async function unmarkSent(session: FirmSession, row: OutboxRow, now: Date): Promise<void> {
  const { outbox } = tables;
  await session.tx
    .update(outbox)
    .set({ state: row.state, sentAt: row.sentAt, rounds: row.rounds, updatedAt: now })
    .where(and(eq(outbox.id, row.id), eq(outbox.rounds, row.rounds + 1), eq(outbox.state, 'sent')));
}
