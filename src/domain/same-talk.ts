import type { Interval } from './evidence.ts';
import { secondsCovered, secondsShared } from './interval.ts';

/** A talk as far as it is known from one source: a meeting, its transcript, its recording, its place in the calendar. */
export type Talk = {
  title: string;
  intervals: readonly Interval[];
  /** Lengths it is known by, in whole seconds: what was transcribed, what was recorded. */
  seconds: readonly number[];
  people: readonly string[];
  /** What was said, a turn each. */
  said: readonly string[];
};

/** Of the shorter one, how much two sources of one talk share: of its time, of its turns. */
const shared = { time: 0.8, turns: 0.5 };
/** Shorter turns ('Yes.') are said in every talk. */
const telling = 20;
/** Two clocks of one talk differ by no more, in seconds. */
const skew = 60;

/**
 * Whether two sources show one talk: they say the same words; else they cover the same time with somebody in both; else, where one
 * has neither words nor time, title and length are the same.
 */
export function isSameTalk(one: Talk, other: Talk): boolean {
  const turns = [turnsOf(one), turnsOf(other)] as const;
  if (turns[0].size > 0 && turns[1].size > 0) return shareOf(turns[0], turns[1]) >= shared.turns;
  if (!meets(one.people, other.people)) return false;
  if (one.intervals.length > 0 && other.intervals.length > 0) {
    const shorter = Math.min(secondsCovered(one.intervals), secondsCovered(other.intervals));
    return shorter > 0 && secondsShared(one.intervals, other.intervals) >= shorter * shared.time;
  }
  const title = one.title.trim().toLowerCase();
  return title !== '' && title === other.title.trim().toLowerCase() && hasSameLength(one, other);
}

function turnsOf({ said }: Talk): Set<string> {
  return new Set(
    said
      .map((turn) =>
        turn
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      )
      .filter((turn) => turn.length >= telling),
  );
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((turn) => other.has(turn)).length / Math.min(one.size, other.size);
}

/** Somebody in both, or nobody known of one of them. */
function meets(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one.map((name) => name.toLowerCase()));
  return one.length === 0 || other.length === 0 || other.some((name) => names.has(name.toLowerCase()));
}

function hasSameLength(one: Talk, other: Talk): boolean {
  const lengths = ({ seconds, intervals }: Talk) => [...seconds, secondsCovered(intervals)].filter((length) => length > 0);
  return lengths(one).some((length) => lengths(other).some((another) => Math.abs(length - another) <= skew));
}
