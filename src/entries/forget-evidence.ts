import { and, eq, exists, inArray, isNotNull, lt, notExists, or, sql } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import { actorOf, type JobCaller } from '../domain/caller.ts';
import type { EntryId, EvidenceId, FirmId } from '../domain/ids.ts';
import { firmIn } from '../firms/index.ts';
import { type JobResult, keepJob } from '../jobs/index.ts';
import { appendReceipt } from './append-receipt.ts';

/** The job that deletes what the firm no longer keeps of what was captured; its subject is the firm. */
export const forgetEvidenceJob = 'forget-evidence';

const hour = 3_600_000;
/** Pieces of evidence deleted in one transaction. */
const batch = 200;

/** Wants the hourly deletion of a firm; harmless when it is wanted already. */
export async function scheduleForgetting(firm: FirmId, means: Means): Promise<void> {
  await means.database.withFirm(firm, ({ tx }) => keepJob(tx, { firm, kind: forgetEvidenceJob, subject: firm, dueAt: means.now() }));
}

/**
 * Deletes captured text (mails, transcripts, documents) for good: once its entries are pushed, unless the firm keeps it longer, and
 * in any case after the days the firm has set. Fingerprints, intervals and the short quotes of the receipts stay.
 */
export async function forgetEvidence(caller: JobCaller, means: Means): Promise<JobResult> {
  const now = means.now();
  let forgotten = batch;
  while (forgotten === batch) forgotten = await means.database.withFirm(caller.firm, (session) => forgetSome(session, caller, now));
  return { kind: 'again', at: new Date(now.getTime() + hour), because: 'hourly' };
}

async function forgetSome(session: FirmSession, caller: JobCaller, now: Date): Promise<number> {
  const { settings } = await firmIn(session);
  const { evidence } = tables;
  const aged = lt(evidence.capturedAt, new Date(now.getTime() - settings.keepEvidenceDays * 24 * hour));
  const due = settings.keepEvidenceAfterPush ? aged : or(aged, isPushed(session));
  const rows = await session.tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(isNotNull(evidence.content), due))
    .limit(batch)
    .for('update', { skipLocked: true });
  const ids = rows.map(({ id }) => id as EvidenceId);
  if (ids.length === 0) return 0;
  await session.tx.update(evidence).set({ content: null }).where(inArray(evidence.id, ids));
  await tellReceipts(session, caller, ids, now);
  return ids.length;
}

/** Some entry made of it is in Actionstep, and none is still on its way there. */
function isPushed({ tx }: FirmSession) {
  const { entry, entryEvidence, evidence } = tables;
  const inState = (states: (typeof entry.$inferSelect)['state'][]) =>
    tx
      .select({ one: sql`1` })
      .from(entryEvidence)
      .innerJoin(entry, and(eq(entry.firmId, entryEvidence.firmId), eq(entry.id, entryEvidence.entryId)))
      .where(and(eq(entryEvidence.firmId, evidence.firmId), eq(entryEvidence.evidenceId, evidence.id), inArray(entry.state, states)));
  const underWay = inState(['draft', 'approved', 'pushing', 'unconfirmed', 'failed', 'recalling']);
  return and(exists(inState(['pushed'])), notExists(underWay));
}

async function tellReceipts(session: FirmSession, caller: JobCaller, ids: readonly EvidenceId[], now: Date): Promise<void> {
  const { entry, entryEvidence } = tables;
  const links = await session.tx
    .select()
    .from(entryEvidence)
    .where(inArray(entryEvidence.evidenceId, [...ids]));
  for (const entryId of [...new Set(links.map((link) => link.entryId))].sort()) {
    // The lock of every other change: two events never take one place in the chain.
    await session.tx.select({ id: entry.id }).from(entry).where(eq(entry.id, entryId)).for('update');
    const gone = links.filter((link) => link.entryId === entryId).map(({ evidenceId }) => evidenceId);
    const facts = { evidence: gone.join(' ') };
    await appendReceipt(session, {
      entry: entryId as EntryId,
      kind: 'evidence-deleted',
      at: now,
      actor: actorOf(caller),
      facts,
      detail: {},
    });
  }
}
