import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { chainHash, commitmentOf } from './append-receipt.ts';
import { readEntry } from './read-entries.ts';

export type ReceiptLine = { sequence: number; kind: string; at: string; actor: string; facts: Record<string, unknown>; detail: unknown };
export type Receipt = { entry: EntryId; intact: boolean; lines: ReceiptLine[] };

const sealedDetail = z.object({ salt: z.string(), detail: z.unknown() });
const facts = z.record(z.string(), z.unknown());

/** The receipt of one of the caller's entries, with whether its chain and commitments hold. */
export async function readReceipt(caller: PersonCaller, entry: EntryId, means: Means): Promise<Receipt> {
  await readEntry(caller, entry, means);
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx
      .select()
      .from(tables.receiptEvent)
      .where(eq(tables.receiptEvent.entryId, entry))
      .orderBy(asc(tables.receiptEvent.sequence));
    let previous: string = entry;
    let intact = rows.length > 0;
    const lines = rows.map((row, index): ReceiptLine => {
      const link = { sequence: row.sequence, kind: row.kind, at: row.at.toISOString(), actor: row.actor, facts: facts.parse(row.facts) };
      const detail = row.detail === null ? undefined : sealedDetail.parse(open('receipt_event', row.id, row.detail));
      const kept = detail === undefined || commitmentOf(detail.salt, detail.detail) === row.commitment;
      const chained = row.sequence === index + 1 && chainHash(previous, { ...link, commitment: row.commitment }) === row.hash;
      intact = intact && kept && chained;
      previous = row.hash;
      return { ...link, detail: detail?.detail ?? null };
    });
    return { entry, intact, lines };
  });
}
