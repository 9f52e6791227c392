import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOut } from '../../../src/domain/share-out.ts';

describe('sharing out a whole number', () => {
  test.each([
    [7, [1, 1], 1, [4, 3]],
    [10, [600, 300, 300], 1, [5, 3, 2]],
    [3, [100, 1, 1], 1, [1, 1, 1]],
    [2520, [1, 2], 0, [840, 1680]],
    [0, [1, 3], 0, [0, 0]],
  ])('%i by %j, at least %i each, gives %j', (total, weights, minimum, shares) => {
    expect(shareOut(total, weights, minimum)).toEqual(shares);
  });

  test('keeps the sum and the minimum, and stays within one of the quota where the minimum does not bind', () => {
    const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }).filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.nat(90_000), weights, fc.nat(1), (total, list, minimum) => {
        fc.pre(total >= minimum * list.length);
        const shares = shareOut(total, list, minimum);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(minimum);
        const sum = list.reduce((a, b) => a + b, 0);
        for (const [at, share] of minimum === 0 ? shares.entries() : [])
          expect(Math.abs(share - (total * (list[at] ?? 0)) / sum)).toBeLessThan(1);
      }),
    );
  });

  test.each([
    [1, [1, 1], 1],
    [5, [0, 0], 0],
    [5, [], 0],
    [5, [1, -1], 0],
    [5.5, [1], 0],
    [5, [Number.NaN], 0],
    [5, [1e15, 1e15], 0],
  ])('%d by %j, at least %i each, is refused', (total, weights, minimum) => {
    expect(() => shareOut(total, weights, minimum)).toThrow(expect.objectContaining({ code: 'bad-input', field: 'parts' }));
  });
});
