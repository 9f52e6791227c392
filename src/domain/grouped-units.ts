import { type UnitPolicy, unitsFor } from './units.ts';

/** A piece of work as grouping sees it: whole seconds and the units billed for it. */
export type Timed = { seconds: number; units: number };

/**
 * Units of what is new in a group: all of its seconds rounded once, less what was billed for the group already; never below 0.
 * `uplift` is by how many seconds the whole group is billed above its work: what rounding adds, shown beside it.
 */
export function groupedUnits(open: readonly number[], billed: readonly Timed[], policy: UnitPolicy): { units: number; uplift: number } {
  const seconds = sum(open) + sum(billed.map((one) => one.seconds));
  const before = sum(billed.map((one) => one.units));
  const units = Math.max(0, unitsFor(seconds, policy) - before);
  return { units, uplift: Math.max(0, (units + before) * policy.unitMinutes * 60 - seconds) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
