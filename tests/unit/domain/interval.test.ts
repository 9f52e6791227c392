import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinIntervals, secondsCovered, secondsShared } from '../../../src/domain/interval.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
const span = (from: number, to: number) => ({ start: at(from), end: at(to) });
const spans = fc.array(
  fc.tuple(fc.nat(300), fc.nat(60)).map(([from, length]) => span(from, from + length)),
  { maxLength: 8 },
);

describe('stretches of time', () => {
  test('that touch or overlap count once', () => {
    expect(joinIntervals([span(10, 20), span(0, 10), span(15, 25), span(40, 40)])).toEqual([span(0, 25)]);
    expect(secondsCovered([span(0, 10), span(5, 15), span(20, 21)])).toBe(16 * 60);
  });

  test('share what both cover', () => {
    expect(secondsShared([span(0, 30)], [span(20, 40), span(25, 50)])).toBe(600);
    expect(secondsShared([span(0, 30)], [span(30, 40)])).toBe(0);
  });

  test('cover neither more than their sum nor less than the longest, in whatever order', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const lengths = list.map(({ start, end }) => (end.getTime() - start.getTime()) / 1000);
        const covered = secondsCovered(list);
        expect(covered).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0));
        expect(covered).toBeGreaterThanOrEqual(Math.max(0, ...lengths));
        expect(secondsCovered([...list].reverse())).toBe(covered);
      }),
    );
  });

  test('what two sets cover together and apart adds up', () => {
    fc.assert(
      fc.property(spans, spans, (left, right) => {
        expect(secondsCovered([...left, ...right]) + secondsShared(left, right)).toBe(secondsCovered(left) + secondsCovered(right));
      }),
    );
  });

  test('joining leaves the given intervals as they are', () => {
    const given = [span(0, 10), span(5, 20)];
    joinIntervals(given);
    expect(given).toEqual([span(0, 10), span(5, 20)]);
  });
});
