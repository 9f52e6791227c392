import { randomUUID } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import type { FirmId } from '../domain/ids.ts';
import { noteMissed, type OwnJob, takeOwnJob } from './own-jobs.ts';

/** A job this process holds until `until`; every write of its end names the token, so a lost lease writes nothing. */
export type LeasedJob = { id: string; firm: FirmId; kind: string; subject: string; attempts: number; token: string };

const leasedRow = z.object({ id: z.string(), firm_id: z.string(), kind: z.string(), subject_id: z.string(), attempts: z.coerce.number() });

/** So many of the longest-due jobs are looked through for one of a firm that is not busy. */
const lookThrough = 1000;

/**
 * Takes a job of this process's own, else the longest-due one, whose lease is free, of none of the busy firms; or undefined. Two backends never hold one job at once. While it is held it
 * is due at the end of its lease; an earlier time means that somebody wants it once more (keepJob).
 */
export async function leaseJob(
  kinds: readonly string[],
  { leaseMillis, busy }: { leaseMillis: number; busy: readonly FirmId[] },
  means: Means,
): Promise<LeasedJob | undefined> {
  const own = await leaseOwn(kinds, { leaseMillis, busy }, means);
  if (own) return own;
  const due = sql`due_at <= ${means.now().toISOString()} and kind in (${listOf(kinds)}) and ${free(means.now())}`;
  const wanted =
    busy.length === 0
      ? due
      : sql`firm_id not in (${listOf(busy)}) and id in (select id from job where ${due} order by due_at limit ${lookThrough})`;
  return lease(wanted, leaseMillis, means);
}

async function leaseOwn(
  kinds: readonly string[],
  { leaseMillis, busy }: { leaseMillis: number; busy: readonly FirmId[] },
  means: Means,
): Promise<LeasedJob | undefined> {
  const missed: OwnJob[] = [];
  try {
    for (let own = takeOwnJob(means.database, busy); own; own = takeOwnJob(means.database, busy)) {
      const leased = await lease(sql`id = ${own.id} and kind in (${listOf(kinds)}) and ${free(means.now())}`, leaseMillis, means);
      if (leased) return leased;
      missed.push(own);
    }
    return undefined;
  } finally {
    noteMissed(means.database, missed);
  }
}

function free(now: Date) {
  return sql`(lease_until is null or lease_until < ${now.toISOString()})`;
}

async function lease(wanted: SQL, leaseMillis: number, means: Means): Promise<LeasedJob | undefined> {
  const token = randomUUID();
  const until = new Date(means.now().getTime() + leaseMillis);
  const result = await means.database.withDirectory((tx) =>
    tx.execute(sql`
      update job set lease_token = ${token}, lease_until = ${until.toISOString()}, due_at = ${until.toISOString()}, attempts = attempts + 1
      where id = (select id from job where ${wanted} order by due_at for update skip locked limit 1)
      returning id, firm_id, kind, subject_id, attempts`),
  );
  const row = z.object({ rows: z.array(leasedRow) }).parse(result).rows[0];
  if (!row) return undefined;
  return { id: row.id, firm: row.firm_id as FirmId, kind: row.kind, subject: row.subject_id, attempts: row.attempts, token };
}

function listOf(values: readonly string[]) {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}

/** Ends a leased job, unless it is wanted once more; nothing happens when the lease was lost. */
export async function finishJob(job: LeasedJob, means: Means): Promise<void> {
  await means.database.withDirectory(async (tx) => {
    await tx.delete(tables.job).where(and(held(job), eq(tables.job.dueAt, tables.job.leaseUntil)));
    await tx.update(tables.job).set({ leaseToken: null, leaseUntil: null, attempts: 0 }).where(held(job));
  });
}

/**
 * Puts a leased job back for a later time, or an earlier one at which it is wanted. `because` is a code, never text of people. Only
 * failures in a row make the pauses longer: waiting as intended begins the count anew.
 */
export async function postponeJob(
  job: LeasedJob,
  { at: dueAt, because, failed }: { at: Date; because: string; failed: boolean },
  means: Means,
): Promise<void> {
  const at = sql`${dueAt.toISOString()}::timestamptz`;
  const due = sql`case when ${tables.job.dueAt} = ${tables.job.leaseUntil} then ${at} else least(${tables.job.dueAt}, ${at}) end`;
  await means.database.withDirectory((tx) =>
    tx
      .update(tables.job)
      .set({ dueAt: due, leaseToken: null, leaseUntil: null, lastError: because, ...(failed ? {} : { attempts: 0 }) })
      .where(held(job)),
  );
}

function held(job: LeasedJob) {
  return and(eq(tables.job.id, job.id), eq(tables.job.leaseToken, job.token));
}
