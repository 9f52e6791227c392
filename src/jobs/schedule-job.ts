import { and, eq, lte, sql } from 'drizzle-orm';
import { type Database, newId, type Tx, tables } from '../database/index.ts';
import type { FirmId, JobId } from '../domain/ids.ts';
import { headStart, noteOwnJob } from './own-jobs.ts';

/** Work a room wants done later. Ids only: a job never carries text. */
export type JobWish = { firm: FirmId; kind: string; subject: string; dueAt: Date };

/**
 * Writes a job that this process does best itself, because only it may do it without asking (design §5.2): others leave it
 * alone for a second.
 */
export async function scheduleOwnJob(tx: Tx, database: Database, wish: JobWish): Promise<JobId> {
  const id = await scheduleJob(tx, { ...wish, dueAt: new Date(wish.dueAt.getTime() + headStart) });
  noteOwnJob(database, { id, firm: wish.firm });
  return id;
}

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
  const standing = and(eq(job.firmId, wish.firm), eq(job.kind, wish.kind), eq(job.subjectId, wish.subject));
  // Most wishes find one that stands, and need no lock that others wait for.
  const early = await tx
    .select({ id: job.id })
    .from(job)
    .where(and(standing, lte(job.dueAt, wish.dueAt)))
    .limit(1);
  if (early.length > 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`job|${wish.kind}|${wish.subject}`}, 0))`);
  const known = await tx
    .update(job)
    .set({ dueAt: sql`least(${job.dueAt}, ${wish.dueAt.toISOString()}::timestamptz)` })
    .where(standing)
    .returning({ id: job.id });
  if (known.length === 0) await scheduleJob(tx, wish);
}

/** Takes back the jobs of a kind and subject. */
export async function dropJobs(tx: Tx, wish: Pick<JobWish, 'firm' | 'kind' | 'subject'>): Promise<void> {
  const { job } = tables;
  await tx.delete(job).where(and(eq(job.firmId, wish.firm), eq(job.kind, wish.kind), eq(job.subjectId, wish.subject)));
}
