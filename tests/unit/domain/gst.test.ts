import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries, countryOfZone, gstPercent, looksInclusive, withGst, withoutGst } from '../../../src/domain/gst.ts';
import { centsOf, decimalOfCents } from '../../../src/domain/money.ts';

const country = fc.constantFrom(...countries);
const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });

describe('GST', () => {
  test.each([
    ['550.00', 'AU', '500.00', '50.00'],
    ['575', 'NZ', '500.00', '75.00'],
    ['500', 'NZ', '434.78', '65.22'],
    ['0.11', 'AU', '0.10', '0.01'],
    // 0.045…: half a cent and more goes up, less goes down.
    ['0.05', 'AU', '0.05', '0.00'],
    ['0.06', 'AU', '0.05', '0.01'],
    ['420.005', 'AU', '381.83', '38.18'],
  ] as const)('%s in %s is %s without GST, %s of it', (typed, where, exclusive, gst) => {
    expect(withoutGst(typed, where)).toMatchObject({ exclusive, gst });
  });

  test('no cent is lost: price and GST are what was typed', () => {
    fc.assert(
      fc.property(cents, country, (typed, where) => {
        const { inclusive, exclusive, gst } = withoutGst(decimalOfCents(typed), where);
        expect(centsOf(exclusive) + centsOf(gst)).toBe(typed);
        expect(centsOf(inclusive)).toBe(typed);
      }),
    );
  });

  test('the price without GST is the nearest cent, and the higher of two as near', () => {
    fc.assert(
      fc.property(cents, country, (typed, where) => {
        const parts = 100n + gstPercent[where];
        // How far the price is off, in cents of which `parts` make one.
        const off = centsOf(withoutGst(decimalOfCents(typed), where).exclusive) * parts - typed * 100n;
        expect(2n * off).toBeGreaterThan(-parts);
        expect(2n * off).toBeLessThanOrEqual(parts);
      }),
    );
  });

  test('a price to which GST was added comes back to the cent, and is questioned beside its label', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 8n }), country, (price, where) => {
        const usual = decimalOfCents(price);
        expect(withoutGst(withGst(usual, where), where).exclusive).toBe(usual);
        expect(looksInclusive(withGst(usual, where), usual, where)).toBe(true);
      }),
    );
  });

  test('a rate two cents away from the label with GST, or the label itself, is not questioned', () => {
    expect(looksInclusive('575.01', '500.00', 'NZ')).toBe(true);
    expect(looksInclusive('574.99', '500.00', 'NZ')).toBe(true);
    expect(looksInclusive('575.02', '500.00', 'NZ')).toBe(false);
    expect(looksInclusive('500.00', '500.00', 'NZ')).toBe(false);
    expect(looksInclusive('0.00', '0.00', 'NZ')).toBe(false);
  });

  test.each(['-1.00', '1,000', 'ten', ''])('%j is refused', (typed) => {
    expect(() => withoutGst(typed, 'AU')).toThrow();
  });

  test.each([
    ['Australia/Perth', 'AU'],
    ['Pacific/Auckland', 'NZ'],
    ['Pacific/Chatham', 'NZ'],
    ['Pacific/Norfolk', null],
    ['Europe/London', null],
  ])('the zone %s proposes %s', (zone, expected) => {
    expect(countryOfZone(zone)).toBe(expected);
  });
});
