import { type FirmSession, tables } from '../database/index.ts';
import { actorOf, type Caller } from '../domain/caller.ts';
import type { EvidenceId } from '../domain/ids.ts';
import { appendReceipt, type ReceiptEvent } from './append-receipt.ts';
import { type Entry, sealContent } from './entry.ts';

/** How a new entry came about: the evidence behind it, and the first line of its receipt. */
export type Birth = { evidence: readonly EvidenceId[] } & Pick<ReceiptEvent, 'kind' | 'facts' | 'detail'>;

/** Writes a new draft with its evidence and the first event of its receipt, in the transaction of the session. */
export async function insertEntry(session: FirmSession, caller: Caller, entry: Entry, birth: Birth, now: Date): Promise<void> {
  const { tx, firm } = session;
  await tx.insert(tables.entry).values({
    firmId: firm,
    id: entry.id,
    timekeeperId: entry.timekeeper,
    version: entry.version,
    state: entry.state,
    workDate: entry.workDate,
    zone: entry.zone,
    units: entry.units,
    unitMinutes: entry.unitMinutes,
    actualSeconds: entry.actualSeconds,
    basisKind: entry.basisKind,
    treatment: entry.treatment,
    activityCode: entry.activityCode,
    content: sealContent(session, entry),
    matterId: entry.matterId,
    matterDecidedBy: entry.matterDecidedBy,
    matterDeciderId: entry.matterDeciderId,
    createdAt: now,
    updatedAt: now,
  });
  if (birth.evidence.length > 0) {
    await tx.insert(tables.entryEvidence).values(birth.evidence.map((evidenceId) => ({ firmId: firm, entryId: entry.id, evidenceId })));
  }
  const { kind, facts, detail } = birth;
  await appendReceipt(session, { entry: entry.id, kind, at: now, actor: actorOf(caller), facts, detail });
}
