import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { EntryState } from '../domain/entry-state.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import type { Entry } from './entry.ts';

/** Takes an approval back. */
export async function unapproveEntry(caller: PersonCaller, target: Target, means: Means): Promise<Entry> {
  return moveEntry(caller, target, { from: ['approved'], to: 'draft', kind: 'unapproved' }, means);
}

/** Puts an entry aside: not billed, not lost. */
export async function dismissEntry(caller: PersonCaller, target: Target, means: Means): Promise<Entry> {
  return moveEntry(caller, target, { from: ['draft', 'approved', 'failed'], to: 'dismissed', kind: 'dismissed' }, means);
}

/** Brings a dismissed or exported entry back as a draft. */
export async function restoreEntry(caller: PersonCaller, target: Target, means: Means): Promise<Entry> {
  return moveEntry(caller, target, { from: ['dismissed', 'exported'], to: 'draft', kind: 'restored' }, means);
}

type Move = { from: readonly EntryState[]; to: EntryState; kind: string };

async function moveEntry(caller: PersonCaller, target: Target, move: Move, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (!move.from.includes(entry.state)) throw illegalMove(entry.state);
      return { entry: { ...entry, state: move.to }, kind: move.kind, facts: {}, detail: {} };
    }),
  );
}
