import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { EntryId } from '../domain/ids.ts';
import type { Entry, Target } from '../entries/index.ts';
import { type Mend, mendOf } from './mend.ts';
import { pushEntry } from './push-entry.ts';
import type { PushMeans } from './push-means.ts';

/** What is on its way, and each entry that could not start with its reason and what mends it. */
export type PushedMany = { pushing: Entry[]; refused: { id: EntryId; code: string; message: string; mend: Mend | null }[] };

/** Intends the push of many entries, each for itself: one that cannot go stops no other. */
export async function pushMany(caller: PersonCaller, targets: readonly Target[], means: PushMeans): Promise<PushedMany> {
  const done: PushedMany = { pushing: [], refused: [] };
  for (const target of targets) {
    try {
      done.pushing.push(await pushEntry(caller, target, means));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message } = error;
      done.refused.push({ id: target.id, code, message, mend: mendOf('approved', code, false) });
    }
  }
  return done;
}
