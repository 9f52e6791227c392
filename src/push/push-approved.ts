import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { type Entry, listEntries } from '../entries/index.ts';
import { pushEntry } from './push-entry.ts';
import type { PushMeans } from './push-means.ts';

/** What became of pushing everything approved: what is on its way, and each entry that cannot go with the reason in words. */
export type PushedAll = { pushing: Entry[]; refused: { entry: Entry; reason: string }[] };

const most = 500;

/** Pushes every approved entry of the caller's timekeeper, each for itself: one that cannot go stops no other. */
export async function pushApproved(caller: PersonCaller, means: PushMeans): Promise<PushedAll> {
  const done: PushedAll = { pushing: [], refused: [] };
  for (const entry of await listEntries(caller, { states: ['approved'], limit: most }, means)) {
    try {
      done.pushing.push(await pushEntry(caller, entry, means));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      done.refused.push({ entry, reason: error.message });
    }
  }
  return done;
}
