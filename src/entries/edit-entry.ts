import type { Means } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { parseNarrative } from '../domain/narrative.ts';
import { maximumUnits } from '../domain/units.ts';
import { parseWorkDate, shiftWorkDate, workDateOf } from '../domain/work-date.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import type { Entry } from './entry.ts';

export type Edit = { narrative?: string | undefined; units?: number | undefined; workDate?: string | undefined };

/** Changes narrative, units or date of a draft; an approved or failed entry becomes a draft again. Throws bad-input with the field. */
export async function editEntry(caller: PersonCaller, target: Target, edit: Edit, means: Means): Promise<Entry> {
  const now = means.now();
  const wanted = checkEdit(edit, now);
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (!isEditable(entry)) throw illegalMove(entry.state);
      const after: Entry = { ...entry, ...wanted, state: 'draft' };
      return {
        entry: after,
        kind: 'edited',
        facts: { unitsBefore: entry.units, units: after.units, workDateBefore: entry.workDate, workDate: after.workDate },
        detail: { narrativeBefore: entry.narrative, narrative: after.narrative },
      };
    }),
  );
}

/** States in which a person may still change what an entry says. */
export function isEditable(entry: Entry): boolean {
  return entry.state === 'draft' || entry.state === 'approved' || entry.state === 'failed';
}

function checkEdit(edit: Edit, now: Date): { narrative?: string; units?: number; workDate?: string } {
  return {
    ...(edit.narrative === undefined ? {} : { narrative: parseNarrative(edit.narrative) }),
    ...(edit.units === undefined ? {} : { units: checkUnits(edit.units) }),
    ...(edit.workDate === undefined ? {} : { workDate: checkWorkDate(edit.workDate, now) }),
  };
}

function checkUnits(units: number): number {
  if (Number.isSafeInteger(units) && units >= 1 && units <= maximumUnits) return units;
  throw new AppError({ code: 'bad-input', field: 'units', message: `Units must be a whole number from 1 to ${maximumUnits}.` });
}

/** No work lies in the future: the latest date on earth is the one of the zone furthest ahead. */
function checkWorkDate(text: string, now: Date): string {
  const workDate = parseWorkDate(text);
  if (workDate <= shiftWorkDate(workDateOf(now, 'UTC'), 1)) return workDate;
  throw new AppError({ code: 'bad-input', field: 'workDate', message: 'The date of work lies in the future.' });
}
