import { type Access, findByReference, findNearby, type HeldTime, type TimeWrite } from '../actionstep/index.ts';
import type { Grant } from '../connections/index.ts';
import { centsOf } from '../domain/money.ts';

/** What Actionstep holds of a write: rows of ours, a look-alike without our mark, nothing, or nobody can tell. */
export type LookedUp = { kind: 'ours'; rows: HeldTime[] } | { kind: 'twin'; held: HeldTime } | { kind: 'none' } | { kind: 'unknowable' };

/**
 * Looks a write up (design §5.3). Proof is only a row with our reference, or with our start where seconds are known to be
 * kept. After a send (`mayBeThere`) a row that is equal in all but that is never taken for ours, and never for nothing.
 */
export async function lookUp(access: Access, grant: Grant, write: TimeWrite, mayBeThere: boolean): Promise<LookedUp> {
  if (grant.resource === 'timeentries') {
    const rows = await findByReference(access, write, grant.referenceFilter);
    if (rows.length > 0) return { kind: 'ours', rows };
    return mayBeThere ? twinOrNone(access, grant, write) : { kind: 'none' };
  }
  if (write.startTime !== undefined && grant.secondsKept === true) {
    const rows = await findByReference(access, write, grant.referenceFilter, 'timerecords');
    return rows.length > 0 ? { kind: 'ours', rows } : { kind: 'none' };
  }
  const seen = await twinOrNone(access, grant, write);
  return seen.kind === 'twin' || !mayBeThere ? seen : { kind: 'unknowable' };
}

async function twinOrNone(access: Access, grant: Grant, write: TimeWrite): Promise<LookedUp> {
  const rows = await findNearby(access, write, grant.resource);
  const held = rows.find((row) => isAlike(row, write));
  return held ? { kind: 'twin', held } : { kind: 'none' };
}

/** Equal to what was meant, and without any mark of ours: another entry of ours carries its own. */
function isAlike({ reference, matterNumber, participantId, date, billableHours, narrative }: HeldTime, write: TimeWrite): boolean {
  if (reference?.startsWith('mc-') || date !== write.workDate || matterNumber !== write.matterNumber) return false;
  if (participantId !== write.participantId || narrative?.trim() !== write.narrative.trim()) return false;
  return billableHours !== null && centsOf(billableHours) === centsOf(write.billableHours);
}

/** The one that was written later: Actionstep counts its ids up. */
export function youngerOf(rows: readonly HeldTime[]): HeldTime | undefined {
  return rows.toSorted((a, b) => Number(b.remoteId) - Number(a.remoteId))[0];
}
