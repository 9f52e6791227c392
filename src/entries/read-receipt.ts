import { asc, eq } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { readEntryIn } from './read-entries.ts';
import { openChain, type ReceiptLine } from './receipt-chain.ts';

export type Receipt = { entry: EntryId; intact: boolean; lines: ReceiptLine[] };

/** The receipt of one of the caller's entries, with whether its chain and commitments hold. */
export async function readReceipt(caller: PersonCaller, entry: EntryId, means: Means): Promise<Receipt> {
  return means.database.withFirm(caller.firm, async (session) => {
    await readEntryIn(session, caller, entry);
    const { receiptEvent } = tables;
    const rows = await session.tx.select().from(receiptEvent).where(eq(receiptEvent.entryId, entry)).orderBy(asc(receiptEvent.sequence));
    const { lines, broken } = openChain(session, entry, rows);
    return { entry, intact: broken === undefined, lines };
  });
}
