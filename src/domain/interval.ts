import type { Interval } from './evidence.ts';

/** The intervals in order, those that touch or overlap joined; empty ones gone. */
export function joinIntervals(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    if (end <= start) continue;
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = end > last.end ? end : last.end;
    else joined.push({ start, end });
  }
  return joined;
}

/** Whole seconds covered by the intervals, each instant once, rounded down. */
export function secondsCovered(intervals: readonly Interval[]): number {
  const millis = joinIntervals(intervals).reduce((sum, { start, end }) => sum + end.getTime() - start.getTime(), 0);
  return Math.floor(millis / 1000);
}

/** Whole seconds that both sets of intervals cover, rounded down. */
export function secondsShared(left: readonly Interval[], right: readonly Interval[]): number {
  const shared = joinIntervals(left).flatMap((one) =>
    joinIntervals(right).map((other) => ({
      start: one.start > other.start ? one.start : other.start,
      end: one.end < other.end ? one.end : other.end,
    })),
  );
  return secondsCovered(shared);
}
