import { describe, expect, test } from 'vitest';
import { reportOf, transcriptsOf } from '../../../src/meetings/choose-session.ts';
import { nextTry } from '../../../src/meetings/next-try.ts';

const day = new Date('2026-11-19T20:00:00Z');
const at = (minute: number) => new Date(day.getTime() + minute * 60_000);
const week = 7 * 24 * 60;
const report = (id: string, start: number, end: number) => ({ id, start: at(start), end: at(end) });
const head = (id: string, start: number, end?: number) => ({ id, start: at(start), end: end === undefined ? undefined : at(end) });

describe('the session of a meeting that ended', () => {
  const reports = [report('last week', -week, -week + 42), report('before the break', 0, 20), report('after the break', 30, 62)];

  test('is the one whose report ends nearest, and none of another day', () => {
    expect(reportOf(reports, at(63))?.id).toBe('after the break');
    expect(reportOf(reports, at(21))?.id).toBe('before the break');
    expect(reportOf(reports, at(120))).toBeUndefined();
    expect(reportOf([], at(0))).toBeUndefined();
  });

  test('has the transcripts made while it went on, in their order', () => {
    const heads = [
      head('second', 20, 41),
      head('first', 1, 15),
      head('last week', -week, -week + 42),
      head('open', 30),
      head('next', 50, 60),
    ];
    expect(transcriptsOf(heads, { start: at(0), end: at(42) }).map(({ id }) => id)).toEqual(['first', 'second', 'open']);
  });

  test('whose start is not known has those that ended with it', () => {
    const heads = [head('this', 1, 41), head('last week', -week, -week + 42), head('open', 2)];
    expect(transcriptsOf(heads, { start: undefined, end: at(42) }).map(({ id }) => id)).toEqual(['this', 'open']);
  });
});

describe('asking again', () => {
  test('waits longer each time, and ends two hours after the event', () => {
    const times: number[] = [];
    let now = at(0);
    for (let next = nextTry(at(0), now); next; next = nextTry(at(0), now)) {
      times.push((next.getTime() - at(0).getTime()) / 60_000);
      now = next;
    }
    expect(times).toEqual([1, 3, 7, 15, 30, 60, 120]);
    expect(nextTry(at(0), at(119.9))).toEqual(at(120));
  });
});
