import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { cutIntervals } from '../domain/interval.ts';
import { parseNarrative } from '../domain/narrative.ts';
import { shareOut } from '../domain/share-out.ts';
import { describeUnits } from '../domain/units.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { deriveEntry, evidenceOf } from './derive-entry.ts';
import type { Entry } from './entry.ts';
import { insertEntry } from './insert-entry.ts';
import { fromIntervals, toIntervals } from './intervals.ts';

/** A part's share of the whole: units, minutes or the seconds of a segment, all parts in the same measure. */
export type SplitPart = { share: number; narrative?: string | undefined };
export type SplitBy = 'units' | 'minutes' | 'segments';

const most = 20;

/**
 * Splits a draft or approved entry into drafts whose units and seconds add up to its own, at least one unit each (largest
 * remainder). Matter, date and evidence stay; the entry itself becomes superseded. Throws bad-input naming `parts`.
 */
export async function splitEntry(
  caller: PersonCaller,
  target: Target,
  split: { by: SplitBy; parts: readonly SplitPart[] },
  means: Means,
): Promise<Entry[]> {
  const now = means.now();
  const { by, parts } = split;
  if (parts.length < 2 || parts.length > most)
    throw new AppError({ code: 'bad-input', field: 'parts', message: `Split into 2 to ${most} parts.` });
  const narratives = parts.map((part) => (part.narrative === undefined ? undefined : parseNarrative(part.narrative)));
  return means.database.withFirm(caller.firm, async (session) => {
    let made: Entry[] = [];
    const parent = await changeEntry(session, caller, target, now, (entry) => {
      if (entry.state !== 'draft' && entry.state !== 'approved') throw illegalMove(entry.state);
      made = partsOf(
        entry,
        parts.map(({ share }) => share),
        narratives,
        now,
      );
      const facts = { by, parts: made.length, children: made.map(({ id }) => id).join(' ') };
      return { entry: { ...entry, state: 'superseded' }, kind: 'split', facts, detail: {} };
    });
    const evidence = await evidenceOf(session, [parent.id]);
    for (const part of made) {
      const facts = { parent: parent.id, units: part.units, actualSeconds: part.actualSeconds, matter: part.matterId };
      await insertEntry(session, caller, part, { evidence, kind: 'split-from', facts, detail: { narrative: part.narrative } }, now);
    }
    return made;
  });
}

function partsOf(entry: Entry, shares: readonly number[], narratives: readonly (string | undefined)[], now: Date): Entry[] {
  if (entry.rate.kind === 'fixed') throw fixedAmount();
  const units = shareOut(entry.units, shares, 1);
  const seconds = shareOut(entry.actualSeconds, shares);
  const pieces = cutIntervals(toIntervals(entry.intervals), seconds);
  return units.map((count, at) => {
    const actualSeconds = seconds[at] ?? 0;
    const basis = `Part ${at + 1} of ${units.length}: ${describeUnits(actualSeconds, count, entry.unitMinutes)}. The whole: ${entry.basis}`;
    const narrative = narratives[at] ?? entry.narrative;
    return deriveEntry(entry, { units: count, actualSeconds, basis, narrative, intervals: fromIntervals(pieces[at] ?? []) }, now);
  });
}

function fixedAmount(): AppError {
  const message = 'An entry of a fixed amount cannot be split: choose another rate for it first.';
  return new AppError({ code: 'bad-input', field: 'parts', message });
}
