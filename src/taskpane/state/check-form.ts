import type { EntryEdit } from '../../contract/entry.ts';
import { isActivityCode } from '../../domain/activity-code.ts';
import { narrativeLimit } from '../../domain/narrative.ts';
import { maximumUnits } from '../../domain/units.ts';
import { type EntryForm, shown } from './entry-form.ts';

/** What is wrong with what stands in the fields, a sentence a field. */
export type Faults = { narrative?: string; units?: string; workDate?: string; activityCode?: string };

/** Checks the fields as the backend will, so that the person learns it while typing. `today` in the zone of the entry. */
export function checkForm(form: EntryForm, today: string): Faults {
  const { narrative, units, workDate, activityCode } = shown(form);
  const length = narrative.trim().length;
  return {
    ...(length === 0 ? { narrative: 'Write what was done.' } : {}),
    ...(length > narrativeLimit ? { narrative: `At most ${narrativeLimit} characters fit; these are ${length}.` } : {}),
    ...(unitsOf(units) === undefined ? { units: `A whole number from 1 to ${maximumUnits}.` } : {}),
    ...dateFault(workDate, today),
    ...(isActivityCode(activityCode.trim()) ? {} : { activityCode: 'A short code, such as A106.' }),
  };
}

function dateFault(workDate: string, today: string): Faults {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(workDate)) return { workDate: 'Enter the date of the work.' };
  return workDate > today ? { workDate: 'The date lies in the future.' } : {};
}

/** Units as typed; undefined for anything but a whole number that fits. */
export function unitsOf(text: string): number | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const units = Number(text);
  return units >= 1 && units <= maximumUnits ? units : undefined;
}

/** The change to be saved; undefined when there is none. The fields must have been checked. */
export function editOf({ entry, edits }: EntryForm): EntryEdit | undefined {
  const { units, activityCode, ...rest } = edits;
  const number = units === undefined ? undefined : unitsOf(units);
  const edit = {
    ...rest,
    ...(number === undefined ? {} : { units: number }),
    ...(activityCode === undefined ? {} : { activityCode: activityCode.trim() || null }),
  };
  return Object.keys(edit).length === 0 ? undefined : { version: entry.version, ...edit };
}

/** Today's calendar date in a zone, YYYY-MM-DD. */
export function todayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
