import { eq } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { refuseStops } from './check-entries.ts';
import type { Entry } from './entry.ts';

/**
 * Approves an entry for the matter that was shown. Throws stale for another version, matter-not-confirmed when the entry
 * has no matter or another one, matter-not-open when Actionstep would not bill it, fair-bill for what the firm has as a stop.
 */
export async function approveEntry(caller: PersonCaller, target: Target, shown: MatterId, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, async (entry) => {
      if (entry.state !== 'draft') throw illegalMove(entry.state);
      if (entry.matterId === null) throw notConfirmed('Choose the matter first: no matter has been confirmed for this entry.');
      if (entry.matterId !== shown) throw notConfirmed('The matter you were shown is not the matter of this entry any more. Look again.');
      await checkOpen(session, entry);
      await refuseStops(session, entry, now);
      return {
        entry: { ...entry, state: 'approved' },
        kind: 'approved',
        facts: { matter: entry.matterId, decidedBy: entry.matterDecidedBy, units: entry.units, workDate: entry.workDate },
        detail: { narrative: entry.narrative },
      };
    }),
  );
}

async function checkOpen({ tx }: FirmSession, { matterId, treatment }: Entry): Promise<void> {
  const { matter } = tables;
  const rows = await tx
    .select({ status: matter.status, billable: matter.billable })
    .from(matter)
    .where(eq(matter.id, matterId ?? ''));
  const row = rows[0];
  if (row?.status === 'active' && (row.billable || treatment !== 'bill')) return;
  const why = row?.status === 'active' ? 'is not billable' : `is ${row?.status ?? 'gone'}`;
  throw new AppError({
    code: 'matter-not-open',
    message: `This matter ${why} in Actionstep. Choose another matter, or have it opened there.`,
    retry: 'after-person',
  });
}

function notConfirmed(message: string): AppError {
  return new AppError({ code: 'matter-not-confirmed', field: 'matterId', message, retry: 'after-person' });
}
