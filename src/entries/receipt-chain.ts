import { z } from 'zod';
import type { FirmSession, tables } from '../database/index.ts';
import { chainHash, commitmentOf } from './append-receipt.ts';

type Row = typeof tables.receiptEvent.$inferSelect;

/** One event of a receipt, opened; `detail` is null once it has been erased. */
export type ReceiptLine = { sequence: number; kind: string; at: string; actor: string; facts: Record<string, unknown>; detail: unknown };
/** Where a chain does not hold. */
export type Break = { sequence: number; why: string };

const sealedDetail = z.object({ salt: z.string(), detail: z.unknown() });
const facts = z.record(z.string(), z.unknown());

/** Opens the events of one entry, in order, and tells the first place where chain, numbering or a commitment does not hold. */
export function openChain(
  { open }: Pick<FirmSession, 'open'>,
  entry: string,
  rows: readonly Row[],
): { lines: ReceiptLine[]; broken: Break | undefined } {
  let previous = entry;
  let broken: Break | undefined = rows.length === 0 ? { sequence: 0, why: 'the receipt has no events' } : undefined;
  const lines = rows.map((row, index): ReceiptLine => {
    const link = { sequence: row.sequence, kind: row.kind, at: row.at.toISOString(), actor: row.actor, facts: facts.parse(row.facts) };
    const detail = row.detail === null ? undefined : sealedDetail.parse(open('receipt_event', row.id, row.detail));
    const why = breakOf(row, index, chainHash(previous, { ...link, commitment: row.commitment }), detail);
    if (why !== undefined) broken ??= { sequence: row.sequence, why };
    previous = row.hash;
    return { ...link, detail: detail?.detail ?? null };
  });
  return { lines, broken };
}

function breakOf(row: Row, index: number, hash: string, detail: z.infer<typeof sealedDetail> | undefined): string | undefined {
  if (row.sequence !== index + 1) return 'an event is missing';
  if (hash !== row.hash) return 'the event was changed';
  if (detail !== undefined && commitmentOf(detail.salt, detail.detail) !== row.commitment) return 'the detail was changed';
  return undefined;
}
