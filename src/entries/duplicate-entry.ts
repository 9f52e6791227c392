import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { deriveEntry } from './derive-entry.ts';
import type { Entry } from './entry.ts';
import { insertEntry } from './insert-entry.ts';
import { readEntryIn } from './read-entries.ts';

/**
 * A draft like another entry, for the next piece of the same work. It has no evidence and no measured time: the same
 * source is not billed twice by a copy. Throws not-found.
 */
export async function duplicateEntry(caller: PersonCaller, id: EntryId, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const from = await readEntryIn(session, caller, id);
    const copy = deriveEntry(
      from,
      {
        // An amount was for that piece of work, not for the next.
        ...(from.rate.kind === 'fixed' ? { rate: { kind: 'own' } as const } : {}),
        basis: `Copied from another entry: check the time. It was: ${from.basis}`,
        basisKind: 'entered',
        intervals: [],
        seenAt: null,
      },
      now,
    );
    const facts = { copyOf: from.id, units: copy.units, actualSeconds: copy.actualSeconds, matter: copy.matterId };
    await insertEntry(session, caller, copy, { evidence: [], kind: 'copied', facts, detail: { narrative: copy.narrative } }, now);
    return copy;
  });
}
