import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { openChain } from './receipt-chain.ts';
import { type Head, sealHash } from './seal-receipts.ts';

/** What was read of a firm's receipts, and every place where they do not hold; `entry` is null for the firm's own chain. */
export type Verified = {
  entries: number;
  events: number;
  seals: number;
  broken: { entry: string | null; sequence: number; why: string }[];
};

const page = 200;
const heads = z.array(z.tuple([z.string(), z.number(), z.string()]));

/** Reads all receipts of a firm and the chain of its seals; in many short transactions, so that work goes on beside it. */
export async function verifyReceipts(caller: JobCaller, means: Means): Promise<Verified> {
  const verified: Verified = { entries: 0, events: 0, seals: 0, broken: [] };
  for (let after: string | undefined, more = true; more; ) {
    const last = await means.database.withFirm(caller.firm, (session) => verifyPage(session, after, verified));
    more = last !== undefined;
    after = last;
  }
  await verifySeals(caller, verified, means);
  return verified;
}

async function verifyPage(session: FirmSession, after: string | undefined, verified: Verified): Promise<string | undefined> {
  const { entry, receiptEvent } = tables;
  const ids = await session.tx
    .select({ id: entry.id })
    .from(entry)
    .where(after === undefined ? undefined : gt(entry.id, after))
    .orderBy(asc(entry.id))
    .limit(page);
  if (ids.length === 0) return undefined;
  const list = ids.map(({ id }) => id);
  const rows = await session.tx.select().from(receiptEvent).where(inArray(receiptEvent.entryId, list)).orderBy(asc(receiptEvent.sequence));
  const byEntry = Map.groupBy(rows, (row) => row.entryId);
  for (const id of list) {
    const { broken } = openChain(session, id, byEntry.get(id) ?? []);
    if (broken) verified.broken.push({ entry: id, ...broken });
  }
  verified.entries += list.length;
  verified.events += rows.length;
  return list.at(-1);
}

async function verifySeals(caller: JobCaller, verified: Verified, means: Means): Promise<void> {
  const { receiptSeal } = tables;
  for (let previous: string = caller.firm; ; ) {
    const found = await means.database.withFirm(caller.firm, async (session) => {
      const rows = await session.tx
        .select()
        .from(receiptSeal)
        .where(eq(receiptSeal.sequence, verified.seals + 1));
      const [row] = rows;
      if (!row) return undefined;
      const sealed = { sequence: row.sequence, sealedAt: row.sealedAt, heads: heads.parse(row.heads) };
      if (sealHash(previous, sealed) !== row.hash)
        verified.broken.push({ entry: null, sequence: row.sequence, why: 'the seal was changed' });
      await verifyHeads(session, sealed.heads, verified);
      return row.hash;
    });
    if (found === undefined) return;
    previous = found;
    verified.seals += 1;
  }
}

/** What was sealed must still stand: a receipt that lost its last events still chains, but not with the seal. */
async function verifyHeads({ tx }: FirmSession, sealed: readonly Head[], verified: Verified): Promise<void> {
  const { receiptEvent } = tables;
  for (let from = 0; from < sealed.length; from += page) {
    const part = sealed.slice(from, from + page);
    const rows = await tx
      .select({ entryId: receiptEvent.entryId, sequence: receiptEvent.sequence, hash: receiptEvent.hash })
      .from(receiptEvent)
      .where(
        and(
          inArray(
            receiptEvent.entryId,
            part.map(([entry]) => entry),
          ),
          inArray(
            receiptEvent.sequence,
            part.map(([, sequence]) => sequence),
          ),
        ),
      );
    const standing = new Map(rows.map(({ entryId, sequence, hash }) => [`${entryId}|${sequence}`, hash]));
    for (const [entry, sequence, hash] of part) {
      if (standing.get(`${entry}|${sequence}`) !== hash)
        verified.broken.push({ entry, sequence, why: 'the receipt does not agree with its seal' });
    }
  }
}
