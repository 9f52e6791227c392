import { eq } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import { actorOf, type Caller } from '../domain/caller.ts';
import { scheduleJob } from '../jobs/index.ts';
import { appendReceipt, type ReceiptEvent } from './append-receipt.ts';
import { entryChangedJob } from './change-entry.ts';

/** Appends what was learnt of an entry to its receipt; the entry itself stays. Who shows it elsewhere is told. */
export async function noteOnReceipt(
  session: FirmSession,
  caller: Caller,
  event: Pick<ReceiptEvent, 'entry' | 'kind' | 'facts' | 'detail'>,
  now: Date,
): Promise<void> {
  await session.tx.select({ id: tables.entry.id }).from(tables.entry).where(eq(tables.entry.id, event.entry)).for('update');
  await appendReceipt(session, { ...event, at: now, actor: actorOf(caller) });
  await scheduleJob(session.tx, { firm: session.firm, kind: entryChangedJob, subject: event.entry, dueAt: now });
}
