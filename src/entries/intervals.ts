import type { Interval } from '../domain/evidence.ts';
import type { EntryContent } from './entry.ts';

/** Stored stretches of time as instants. */
export function toIntervals(stored: EntryContent['intervals']): Interval[] {
  return stored.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}

/** Stretches of time as they are stored. */
export function fromIntervals(intervals: readonly Interval[]): EntryContent['intervals'] {
  return intervals.map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() }));
}
