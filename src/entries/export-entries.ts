import { and, eq, inArray } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type PersonCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { type Entry, openEntry } from './entry.ts';
import { entryNotFound } from './read-entries.ts';

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
  const file = await write(await readTargets(caller, targets, means));
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

async function readTargets(caller: PersonCaller, targets: readonly Target[], means: Means): Promise<Entry[]> {
  const { entry } = tables;
  const ids = targets.map(({ id }) => id);
  const found = await means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(entry)
      .where(and(eq(entry.timekeeperId, timekeeperOf(caller)), inArray(entry.id, ids)));
    return new Map(rows.map((row) => [row.id, openEntry(session, row)]));
  });
  return ids.map((id) => {
    const one = found.get(id);
    if (!one) throw entryNotFound();
    return one;
  });
}

function twice(): AppError {
  return new AppError({ code: 'bad-input', field: 'entries', message: 'An entry stands in the list twice.' });
}
