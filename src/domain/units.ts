import { AppError } from './errors.ts';

/** How a firm turns seconds into billing units. Units are rounded once, after grouping. */
export type UnitPolicy = {
  /** Length of one unit in minutes: 6 is the Australian and New Zealand custom (a tenth of an hour). */
  unitMinutes: number;
  rounding: 'up' | 'nearest';
  /** Smallest number of units billed for anything at all. */
  minimumUnits: number;
};

export const defaultUnitPolicy: UnitPolicy = { unitMinutes: 6, rounding: 'up', minimumUnits: 1 };

/** The largest number of units one entry may carry: 24 hours of one-minute units. */
export const maximumUnits = 1440;

/** Whole units for a measured or estimated number of seconds, at least the firm's minimum. */
export function unitsFor(seconds: number, policy: UnitPolicy): number {
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new AppError({ code: 'bad-input', message: 'Time must be a whole number of seconds, zero or more.' });
  }
  const length = policy.unitMinutes * 60;
  const units = policy.rounding === 'up' ? Math.ceil(seconds / length) : Math.floor((seconds + length / 2) / length);
  return Math.max(units, policy.minimumUnits);
}

/** Hours as a decimal string with two places, half up: 7 units of 6 minutes are '0.70'. */
export function hoursOfUnits(units: number, unitMinutes: number): string {
  return hundredths(units * unitMinutes * 60);
}

/** Hours as a decimal string with two places, half up: 2520 seconds are '0.70'. */
export function hoursOfSeconds(seconds: number): string {
  return hundredths(seconds);
}

function hundredths(seconds: number): string {
  const total = Math.floor((seconds + 18) / 36);
  return `${Math.floor(total / 100)}.${String(total % 100).padStart(2, '0')}`;
}

/** '42 min → 7 units (0.7 h)': the arithmetic shown beside an entry. */
export function describeUnits(seconds: number, units: number, unitMinutes: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return `${minutes} min → ${unitsInWords(units, unitMinutes)}`;
}

/** '7 units (0.7 h)'. */
export function unitsInWords(units: number, unitMinutes: number): string {
  return `${units} ${units === 1 ? 'unit' : 'units'} (${hoursInWords(units, unitMinutes)})`;
}

/** '0.7 h': the hours of units as a sentence says them. */
export function hoursInWords(units: number, unitMinutes: number): string {
  return `${hoursOfUnits(units, unitMinutes).replace(/0$/, '')} h`;
}
