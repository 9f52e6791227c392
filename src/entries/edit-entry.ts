import type { Means } from '../database/index.ts';
import { isActivityCode } from '../domain/activity-code.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { Treatment } from '../domain/fair-bill.ts';
import { parseNarrative } from '../domain/narrative.ts';
import { describeUnits, maximumUnits, unitsInWords } from '../domain/units.ts';
import { parseWorkDate, shiftWorkDate, workDateOf } from '../domain/work-date.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import type { Entry } from './entry.ts';

/** What a person may change; what is left out stays. Seconds are whole, an activity code of null takes it away. */
export type Edit = {
  narrative?: string | undefined;
  units?: number | undefined;
  actualSeconds?: number | undefined;
  workDate?: string | undefined;
  treatment?: Treatment | undefined;
  activityCode?: string | null | undefined;
};

/** Changes a draft; an approved or failed entry becomes a draft again. Throws bad-input with the field, and changes nothing then. */
export async function editEntry(caller: PersonCaller, target: Target, edit: Edit, means: Means): Promise<Entry> {
  const now = means.now();
  const wanted = checkEdit(edit, now);
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (!isEditable(entry)) throw illegalMove(entry.state);
      const after: Entry = { ...withActualTime(entry, wanted), state: 'draft' };
      return {
        entry: after,
        kind: 'edited',
        facts: { ...numbersOf(after), ...prefixed(numbersOf(entry)) },
        detail: { narrativeBefore: entry.narrative, narrative: after.narrative },
      };
    }),
  );
}

/** States in which a person may still change what an entry says. */
export function isEditable(entry: Entry): boolean {
  return entry.state === 'draft' || entry.state === 'approved' || entry.state === 'failed';
}

type Wanted = Partial<Pick<Entry, 'narrative' | 'units' | 'actualSeconds' | 'workDate' | 'treatment' | 'activityCode'>>;

/**
 * A time that a person enters takes the place of the measured one, and says so. Units that they set leave the time as it is:
 * the sentence keeps how it came about, and says what was set.
 */
function withActualTime(entry: Entry, wanted: Wanted): Entry {
  const after = { ...entry, ...wanted };
  const { units, unitMinutes, actualSeconds, original } = after;
  if (units === entry.units && actualSeconds === entry.actualSeconds) return after;
  if (actualSeconds !== entry.actualSeconds || actualSeconds !== original.actualSeconds) {
    return { ...after, basis: `Entered: ${describeUnits(actualSeconds, units, unitMinutes)}`, basisKind: 'entered', intervals: [] };
  }
  if (units === original.units) return { ...after, basis: original.basis };
  return { ...after, basis: `${original.basis}; set to ${unitsInWords(units, unitMinutes)} by hand` };
}

function numbersOf({ units, actualSeconds, workDate, treatment, activityCode }: Entry) {
  return { units, actualSeconds, workDate, treatment, activityCode };
}

function prefixed(numbers: ReturnType<typeof numbersOf>) {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`${name}Before`, value]));
}

function checkEdit(edit: Edit, now: Date): Wanted {
  return {
    ...(edit.narrative === undefined ? {} : { narrative: parseNarrative(edit.narrative) }),
    ...(edit.units === undefined ? {} : { units: checkUnits(edit.units) }),
    ...(edit.actualSeconds === undefined ? {} : { actualSeconds: checkSeconds(edit.actualSeconds) }),
    ...(edit.workDate === undefined ? {} : { workDate: checkWorkDate(edit.workDate, now) }),
    ...(edit.treatment === undefined ? {} : { treatment: edit.treatment }),
    ...(edit.activityCode === undefined ? {} : { activityCode: checkCode(edit.activityCode) }),
  };
}

function checkSeconds(seconds: number): number {
  if (Number.isSafeInteger(seconds) && seconds >= 0 && seconds <= 24 * 3600) return seconds;
  throw new AppError({ code: 'bad-input', field: 'actualSeconds', message: 'The actual time must lie between nothing and 24 hours.' });
}

function checkCode(code: string | null): string | null {
  if (code === null || (code !== '' && isActivityCode(code))) return code;
  throw new AppError({ code: 'bad-input', field: 'activityCode', message: 'The activity code is not a code such as A106.' });
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
