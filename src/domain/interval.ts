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

/**
 * The intervals cut one after another into pieces of the given whole seconds. What lies beyond the last piece is left
 * away; pieces beyond what the intervals cover are shorter or empty.
 */
export function cutIntervals(intervals: readonly Interval[], seconds: readonly number[]): Interval[][] {
  const rest = joinIntervals(intervals);
  return seconds.map((wanted) => {
    const piece: Interval[] = [];
    let left = wanted * 1000;
    while (left > 0 && rest[0]) {
      const { start, end } = rest[0];
      const taken = Math.min(left, end.getTime() - start.getTime());
      const cut = new Date(start.getTime() + taken);
      piece.push({ start, end: cut });
      left -= taken;
      if (cut < end) rest[0] = { start: cut, end };
      else rest.shift();
    }
    return piece;
  });
}
