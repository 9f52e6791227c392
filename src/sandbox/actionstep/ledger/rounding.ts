import type { Switches } from '../switches.ts';
import type { EntryChange } from './ledger-entry.ts';

type Rules = Pick<Switches, 'rounding' | 'roundingPlaces' | 'minimumBillableHours'>;

/** Rounds hundredths of an hour as the firm's settings say: swedish is to the nearest, half up. */
export function roundHours(hundredths: number, { rounding, roundingPlaces }: Rules): number {
  const step = roundingPlaces === 1 ? 10 : 1;
  const steps = hundredths / step;
  if (rounding === 'up') return Math.ceil(steps) * step;
  if (rounding === 'down') return Math.floor(steps) * step;
  return rounding === 'swedish' ? Math.floor(steps + 0.5) * step : hundredths;
}

/** Applies the firm's rounding and its minimum of billable hours to what a request sets. */
export function roundChange(change: EntryChange, rules: Rules): EntryChange {
  const { actualHours, billableHours } = change;
  const least = Math.round(rules.minimumBillableHours * 100);
  const billable = (hours: number) => (hours > 0 ? Math.max(least, roundHours(hours, rules)) : hours);
  return {
    ...change,
    ...(actualHours !== undefined && { actualHours: roundHours(actualHours, rules) }),
    ...(typeof billableHours === 'number' && { billableHours: billable(billableHours) }),
  };
}
