import { createHash } from 'node:crypto';
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { FirmId } from '../domain/ids.ts';
import { type JobResult, keepJob } from '../jobs/index.ts';

/** The job that seals the heads of a firm's receipts, once a day; its subject is the firm. */
export const sealReceiptsJob = 'seal-receipts';

/** The last event of one entry: entry, sequence, hash. */
export type Head = [entry: string, sequence: number, hash: string];

const day = 86_400_000;
/** An event is dated before its transaction ends: a seal looks back over what was under way at the seal before. */
const overlap = 3_600_000;

/** Wants the daily seal of a firm; harmless when it is wanted already. */
export async function scheduleSealing(firm: FirmId, means: Means): Promise<void> {
  await means.database.withFirm(firm, ({ tx }) => keepJob(tx, { firm, kind: sealReceiptsJob, subject: firm, dueAt: means.now() }));
}

/**
 * Adds the heads of the receipts that grew since the last seal to the firm's own chain. A receipt that is cut short or
 * written anew afterwards no longer agrees with the chain. Does nothing when nothing grew.
 */
export async function sealReceipts(caller: JobCaller, means: Means): Promise<JobResult> {
  const now = means.now();
  await means.database.withFirm(caller.firm, (session) => seal(session, now));
  return { kind: 'again', at: new Date(now.getTime() + day), because: 'daily' };
}

async function seal(session: FirmSession, now: Date): Promise<void> {
  const { tx, firm } = session;
  const { receiptSeal } = tables;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`seal|${firm}`}, 0))`);
  const last = (await tx.select().from(receiptSeal).orderBy(desc(receiptSeal.sequence)).limit(1))[0];
  const heads = await headsSince(session, last === undefined ? new Date(0) : new Date(last.sealedAt.getTime() - overlap));
  if (heads.length === 0) return;
  const sequence = (last?.sequence ?? 0) + 1;
  await tx.insert(receiptSeal).values({
    firmId: firm,
    id: newId(now),
    sequence,
    sealedAt: now,
    heads,
    hash: sealHash(last?.hash ?? firm, { sequence, sealedAt: now, heads }),
  });
}

async function headsSince({ tx }: FirmSession, since: Date): Promise<Head[]> {
  const { receiptEvent } = tables;
  const grown = tx
    .select({ entryId: receiptEvent.entryId, last: sql<number>`max(${receiptEvent.sequence})`.as('last') })
    .from(receiptEvent)
    .where(gte(receiptEvent.at, since))
    .groupBy(receiptEvent.entryId)
    .as('grown');
  const rows = await tx
    .select({ entryId: receiptEvent.entryId, sequence: receiptEvent.sequence, hash: receiptEvent.hash })
    .from(receiptEvent)
    .innerJoin(grown, and(eq(grown.entryId, receiptEvent.entryId), eq(grown.last, receiptEvent.sequence)))
    .orderBy(receiptEvent.entryId);
  return rows.map(({ entryId, sequence, hash }) => [entryId, sequence, hash]);
}

/** What binds a seal to all before it. */
export function sealHash(previous: string, seal: { sequence: number; sealedAt: Date; heads: readonly Head[] }): string {
  const text = JSON.stringify([previous, seal.sequence, seal.sealedAt.toISOString(), seal.heads]);
  return createHash('sha256').update(text).digest('base64url');
}
