import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { isEditable } from './edit-entry.ts';
import type { Entry } from './entry.ts';

/** Brings back the narrative, units, time and date that were drafted, before any edit. The matter stays; an approval is withdrawn. */
export async function restoreOriginal(caller: PersonCaller, target: Target, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (!isEditable(entry)) throw illegalMove(entry.state);
      return {
        entry: { ...entry, ...entry.original, state: 'draft' },
        kind: 'original-restored',
        facts: { unitsBefore: entry.units, units: entry.original.units },
        detail: { narrativeBefore: entry.narrative, narrative: entry.original.narrative },
      };
    }),
  );
}
