import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeUnits, hoursOfSeconds, hoursOfUnits, type UnitPolicy, unitsFor } from '../../../src/domain/units.ts';

const policies = fc.record({
  unitMinutes: fc.integer({ min: 1, max: 60 }),
  rounding: fc.constantFrom<UnitPolicy['rounding']>('up', 'nearest'),
  minimumUnits: fc.integer({ min: 1, max: 10 }),
});
const seconds = fc.integer({ min: 0, max: 24 * 3600 });

describe('units', () => {
  test.each([
    [0, 1],
    [1, 1],
    [360, 1],
    [361, 2],
    [2520, 7],
    [2521, 8],
  ])('%i seconds are %i units of six minutes, rounded up', (time, units) => {
    expect(unitsFor(time, { unitMinutes: 6, rounding: 'up', minimumUnits: 1 })).toBe(units);
  });

  test('never fall below the evidence when rounding up, and never rise by a whole unit above it', () => {
    fc.assert(
      fc.property(seconds, policies, (time, policy) => {
        const units = unitsFor(time, { ...policy, rounding: 'up' });
        expect(units * policy.unitMinutes * 60).toBeGreaterThanOrEqual(time);
        expect(units === policy.minimumUnits || (units - 1) * policy.unitMinutes * 60 < time).toBe(true);
      }),
    );
  });

  test('never fall when time grows, and never below the minimum', () => {
    fc.assert(
      fc.property(seconds, seconds, policies, (a, b, policy) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(unitsFor(more, policy)).toBeGreaterThanOrEqual(unitsFor(less, policy));
        expect(unitsFor(less, policy)).toBeGreaterThanOrEqual(policy.minimumUnits);
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('of %s seconds are refused', (time) => {
    expect(() => unitsFor(time, { unitMinutes: 6, rounding: 'up', minimumUnits: 1 })).toThrow('whole number of seconds');
  });

  test('as hours are exact to the hundredth and agree with their seconds', () => {
    expect(hoursOfUnits(7, 6)).toBe('0.70');
    expect(hoursOfUnits(1, 15)).toBe('0.25');
    expect(hoursOfUnits(1, 10)).toBe('0.17');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 1, max: 60 }), (units, length) => {
        expect(hoursOfUnits(units, length)).toBe(hoursOfSeconds(units * length * 60));
        expect(hoursOfUnits(units, length)).toMatch(/^\d+\.\d\d$/);
      }),
    );
  });

  test('are described with their arithmetic', () => {
    expect(describeUnits(2520, 7, 6)).toBe('42 min → 7 units (0.7 h)');
    expect(describeUnits(20, 1, 6)).toBe('1 min → 1 unit (0.1 h)');
  });
});
