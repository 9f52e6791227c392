import { createHash, randomBytes } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { type FirmSession, newId, tables } from '../database/index.ts';
import type { EntryId } from '../domain/ids.ts';

/** One event of an entry's receipt. `facts` are plain and free of text of people; `detail` is sealed. */
export type ReceiptEvent = {
  entry: EntryId;
  kind: string;
  at: Date;
  actor: string;
  facts: Record<string, string | number | boolean | null>;
  detail: Record<string, unknown>;
};

/**
 * Appends an event to the entry's chain, in the transaction of the change it tells of. The hash covers the event before,
 * the facts and a salted commitment to the detail, so that erasing a detail leaves the chain verifiable.
 */
export async function appendReceipt({ tx, seal, firm }: FirmSession, event: ReceiptEvent): Promise<void> {
  const last = await tx
    .select({ sequence: tables.receiptEvent.sequence, hash: tables.receiptEvent.hash })
    .from(tables.receiptEvent)
    .where(eq(tables.receiptEvent.entryId, event.entry))
    .orderBy(desc(tables.receiptEvent.sequence))
    .limit(1);
  const id = newId<string>(event.at);
  const sequence = (last[0]?.sequence ?? 0) + 1;
  const salt = randomBytes(16).toString('base64url');
  const commitment = commitmentOf(salt, event.detail);
  const link = { sequence, kind: event.kind, at: event.at.toISOString(), actor: event.actor, facts: event.facts, commitment };
  await tx.insert(tables.receiptEvent).values({
    firmId: firm,
    id,
    entryId: event.entry,
    ...link,
    at: event.at,
    detail: seal('receipt_event', id, { salt, detail: event.detail }),
    hash: chainHash(last[0]?.hash ?? event.entry, link),
  });
}

export type ChainLink = {
  sequence: number;
  kind: string;
  /** ISO instant with milliseconds. */
  at: string;
  actor: string;
  facts: Record<string, unknown>;
  commitment: string;
};

/** What binds one event to all before it. */
export function chainHash(previous: string, link: ChainLink): string {
  const facts = Object.entries(link.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([previous, link.sequence, link.kind, link.at, link.actor, facts, link.commitment]);
  return createHash('sha256').update(text).digest('base64url');
}

/** A commitment to a detail: it tells nothing without the salt, which lies sealed beside the detail. */
export function commitmentOf(salt: string, detail: unknown): string {
  return createHash('sha256').update(salt).update(JSON.stringify(detail)).digest('base64url');
}
