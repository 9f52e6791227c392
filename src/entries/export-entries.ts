import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import type { Entry } from './entry.ts';
import { entryNotFound, readEntries } from './read-entries.ts';

/**
 * Writes approved entries to a file by `write` and then marks them as exported, all or none, so that what stands in the
 * file is not pushed as well. The file is made first: none is marked for a file that could not be made, and what changed
 * meanwhile is refused as stale. Restoring one makes it a draft again. Throws illegal-move for an entry that is not approved.
 */
export async function exportEntries<T>(
  caller: PersonCaller,
  targets: readonly Target[],
  write: (entries: Entry[]) => Promise<T>,
  means: Means,
): Promise<T> {
  if (new Set(targets.map(({ id }) => id)).size !== targets.length) throw twice();
  const entries = await readEntries(
    caller,
    targets.map(({ id }) => id),
    means,
  );
  if (entries.length !== targets.length) throw entryNotFound();
  const file = await write(entries);
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    for (const target of targets) {
      await changeEntry(session, caller, target, now, (entry) => {
        if (entry.state !== 'approved') throw illegalMove(entry.state);
        return {
          entry: { ...entry, state: 'exported' },
          kind: 'exported',
          facts: { matter: entry.matterId, units: entry.units },
          detail: {},
        };
      });
    }
  });
  return file;
}

function twice(): AppError {
  return new AppError({ code: 'bad-input', field: 'entries', message: 'An entry stands in the list twice.' });
}
