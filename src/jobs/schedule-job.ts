import { and, eq, sql } from 'drizzle-orm';
import { newId, type Tx, tables } from '../database/index.ts';
import type { FirmId, JobId } from '../domain/ids.ts';

/** Work a room wants done later. Ids only: a job never carries text. */
export type JobWish = { firm: FirmId; kind: string; subject: string; dueAt: Date };

/** Writes the job in the caller's transaction, so that it exists exactly if the change it follows does. */
export async function scheduleJob(tx: Tx, wish: JobWish): Promise<JobId> {
  const id = newId<JobId>(wish.dueAt);
  await tx.insert(tables.job).values({ id, firmId: wish.firm, kind: wish.kind, subjectId: wish.subject, dueAt: wish.dueAt });
  return id;
}

/**
 * Wants a standing job, of which there is one for each kind and subject: makes it, or brings the one that stands forward
 * to `dueAt` if that is earlier. One that is running is run again.
 */
export async function keepJob(tx: Tx, wish: JobWish): Promise<void> {
  const { job } = tables;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`job|${wish.kind}|${wish.subject}`}, 0))`);
  const known = await tx
    .update(job)
    .set({ dueAt: sql`least(${job.dueAt}, ${wish.dueAt.toISOString()}::timestamptz)` })
    .where(and(eq(job.firmId, wish.firm), eq(job.kind, wish.kind), eq(job.subjectId, wish.subject)))
    .returning({ id: job.id });
  if (known.length === 0) await scheduleJob(tx, wish);
}

/** Takes back the jobs of a kind and subject. */
export async function dropJobs(tx: Tx, wish: Pick<JobWish, 'firm' | 'kind' | 'subject'>): Promise<void> {
  const { job } = tables;
  await tx.delete(job).where(and(eq(job.firmId, wish.firm), eq(job.kind, wish.kind), eq(job.subjectId, wish.subject)));
}
