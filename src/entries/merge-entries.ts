import { isDeepStrictEqual } from 'node:util';
import type { FirmSession, Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { joinIntervals, secondsCovered } from '../domain/interval.ts';
import { parseNarrative } from '../domain/narrative.ts';
import { describeUnits, type UnitPolicy, unitsFor } from '../domain/units.ts';
import { firmIn, policyFor } from '../firms/index.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { deriveEntry, evidenceOf } from './derive-entry.ts';
import type { Entry } from './entry.ts';
import { insertEntry } from './insert-entry.ts';
import { fromIntervals, toIntervals } from './intervals.ts';

const most = 50;

/** The merged entry, and by how many units it is less than its parts were together. */
export type Merged = { entry: Entry; savedUnits: number };

/**
 * Merges drafts or approved entries of one day and matter into one draft: seconds added (minutes measured twice count
 * once), then rounded once; narratives joined as items. The parts become superseded. Throws bad-input naming `entries`.
 */
export async function mergeEntries(caller: PersonCaller, targets: readonly Target[], means: Means): Promise<Merged> {
  const now = means.now();
  const ids = new Set(targets.map(({ id }) => id));
  if (ids.size !== targets.length || targets.length < 2 || targets.length > most) throw refuse(`Merge 2 to ${most} different entries.`);
  return means.database.withFirm(caller.firm, async (session) => {
    const { settings } = await firmIn(session);
    const parts: Entry[] = [];
    // In the order of ids: two merges of the same entries wait for each other instead of locking each other out.
    for (const target of [...targets].sort((a, b) => (a.id < b.id ? -1 : 1))) parts.push(await supersede(session, caller, target, now));
    const ordered = targets.flatMap(({ id }) => parts.find((part) => part.id === id) ?? []);
    const merged = mergedOf(ordered, policyFor(settings, ordered[0]?.matterId ?? null), now);
    const savedUnits = ordered.reduce((sum, { units }) => sum + units, 0) - merged.units;
    const birth = {
      evidence: await evidenceOf(session, [...ids]),
      kind: 'merged-from',
      facts: { parents: [...ids].join(' '), units: merged.units, actualSeconds: merged.actualSeconds, savedUnits, matter: merged.matterId },
      detail: { narrative: merged.narrative },
    };
    await insertEntry(session, caller, merged, birth, now);
    return { entry: merged, savedUnits };
  });
}

async function supersede(session: FirmSession, caller: PersonCaller, target: Target, now: Date): Promise<Entry> {
  return changeEntry(session, caller, target, now, (entry) => {
    if (entry.state !== 'draft' && entry.state !== 'approved') throw illegalMove(entry.state);
    return { entry: { ...entry, state: 'superseded' }, kind: 'merged', facts: {}, detail: {} };
  });
}

function mergedOf(parts: readonly Entry[], policy: UnitPolicy, now: Date): Entry {
  const [first] = parts;
  if (!first) throw refuse('Nothing to merge.');
  for (const [field, word] of sameOf) {
    if (parts.some((part) => part[field] !== first[field])) throw refuse(`Only entries of the same ${word} can be merged.`);
  }
  if (parts.some(({ rate }) => rate.kind === 'fixed'))
    throw refuse('An entry of a fixed amount cannot be merged: choose another rate for it first.');
  if (parts.some(({ rate }) => !isDeepStrictEqual(rate, first.rate))) throw refuse('Only entries of the same rate can be merged.');
  const intervals = parts.flatMap((part) => toIntervals(part.intervals));
  const twice = parts.reduce((sum, part) => sum + secondsCovered(toIntervals(part.intervals)), 0) - secondsCovered(intervals);
  const actualSeconds = parts.reduce((sum, part) => sum + part.actualSeconds, 0) - twice;
  const units = unitsFor(actualSeconds, { ...policy, unitMinutes: first.unitMinutes });
  const counted = twice > 0 ? `, ${Math.ceil(twice / 60)} min that stood in two of them counted once` : '';
  return deriveEntry(
    first,
    {
      units,
      actualSeconds,
      narrative: parseNarrative([...new Set(parts.map(({ narrative }) => narrative))].join('; ')),
      basis: `${parts.length} entries together${counted}: ${describeUnits(actualSeconds, units, first.unitMinutes)}`,
      basisKind: parts.every((part) => part.basisKind === first.basisKind) ? first.basisKind : 'entered',
      intervals: fromIntervals(joinIntervals(intervals)),
      flags: [...new Set(parts.flatMap(({ flags }) => flags))],
    },
    now,
  );
}

const sameOf = [
  ['workDate', 'day'],
  ['matterId', 'matter'],
  ['treatment', 'billing treatment'],
  ['activityCode', 'activity code'],
  ['unitMinutes', 'length of unit'],
] as const;

function refuse(message: string): AppError {
  return new AppError({ code: 'bad-input', field: 'entries', message });
}
