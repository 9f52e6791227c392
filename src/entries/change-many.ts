import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId, MatterId } from '../domain/ids.ts';
import { approveEntry } from './approve-entry.ts';
import type { Target } from './change-entry.ts';
import { confirmMatter } from './confirm-matter.ts';
import type { Entry } from './entry.ts';
import { readEntry } from './read-entries.ts';

/** What became of each of many: one that is refused stops none of the others. */
export type ManyChanged = { done: Entry[]; refused: { id: EntryId; code: string; message: string }[] };

/** An entry as it was shown: version, and the matter beside it. */
export type Shown = Target & { matterId: MatterId };

/**
 * Approves many entries as they were shown. A bare reference (nothing but the typed number speaks for the matter) is
 * refused here: it is approved one by one, with matter and client in view (design §4).
 */
export async function approveMany(caller: PersonCaller, shown: readonly Shown[], means: Means): Promise<ManyChanged> {
  return each(shown, async (one) => {
    const entry = await readEntry(caller, one.id, means);
    if (entry.matterDecidedBy === 'exact' && !entry.match.agreed) throw bare();
    return approveEntry(caller, one, one.matterId, means);
  });
}

/** Confirms one matter for many entries, such as those of a temporary matter. */
export async function reassignMany(
  caller: PersonCaller,
  targets: readonly Target[],
  matterId: MatterId,
  means: Means,
): Promise<ManyChanged> {
  return each(targets, (target) => confirmMatter(caller, target, matterId, means));
}

async function each<T extends Target>(targets: readonly T[], change: (target: T) => Promise<Entry>): Promise<ManyChanged> {
  const changed: ManyChanged = { done: [], refused: [] };
  for (const target of targets) {
    try {
      changed.done.push(await change(target));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      changed.refused.push({ id: target.id, code: error.code, message: error.message });
    }
  }
  return changed;
}

function bare(): AppError {
  return new AppError({
    code: 'matter-not-confirmed',
    field: 'matterId',
    message: 'Only the typed reference speaks for this matter. Look at matter and client, and approve it by itself.',
    retry: 'after-person',
  });
}
