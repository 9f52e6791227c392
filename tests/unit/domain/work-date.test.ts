import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZone, parseWorkDate, shiftWorkDate, startOfWorkDate, workDateOf } from '../../../src/domain/work-date.ts';

const zones = ['Pacific/Auckland', 'Australia/Sydney', 'Australia/Adelaide', 'Australia/Perth', 'Pacific/Chatham', 'UTC'];
const instants = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('a work date', () => {
  test('is the calendar date in the zone of the firm, whatever the zone of the machine', () => {
    const lateEvening = new Date('2026-11-22T10:30:00Z');
    expect(workDateOf(lateEvening, 'Pacific/Auckland')).toBe('2026-11-22');
    expect(workDateOf(new Date('2026-11-22T11:30:00Z'), 'Pacific/Auckland')).toBe('2026-11-23');
    expect(workDateOf(new Date('2026-11-22T11:30:00Z'), 'Australia/Perth')).toBe('2026-11-22');
  });

  test('begins at an instant that lies on that date, with the offset then in force', () => {
    expect(startOfWorkDate('2026-11-23', 'Pacific/Auckland')).toBe('2026-11-23T00:00:00+13:00');
    expect(startOfWorkDate('2026-07-01', 'Pacific/Auckland')).toBe('2026-07-01T00:00:00+12:00');
    // Clocks go forward at 2 am on the 27th of September 2026: midnight is still standard time.
    expect(startOfWorkDate('2026-09-27', 'Pacific/Auckland')).toBe('2026-09-27T00:00:00+12:00');
    expect(startOfWorkDate('2026-09-28', 'Pacific/Auckland')).toBe('2026-09-28T00:00:00+13:00');
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const date = workDateOf(instant, zone);
        const start = new Date(startOfWorkDate(date, zone));
        expect(workDateOf(start, zone)).toBe(date);
        expect(workDateOf(new Date(start.getTime() - 1), zone)).toBe(shiftWorkDate(date, -1));
      }),
    );
  });

  test.each(['2026-02-31', '2026-2-3', '23/11/2026', '1999-12-31', '2101-01-01', '', '2026-11-23T00:00'])('%j is refused', (text) => {
    expect(() => parseWorkDate(text)).toThrow('a real date');
  });

  test('shifts over months and years and back', () => {
    expect(shiftWorkDate('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftWorkDate('2028-03-01', -1)).toBe('2028-02-29');
  });

  test('knows real zones from invented ones', () => {
    expect(isZone('Pacific/Auckland')).toBe(true);
    expect(isZone('Pacific/Atlantis')).toBe(false);
  });
});
