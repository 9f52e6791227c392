import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, centsOf, decimalOfCents } from '../../../src/domain/money.ts';

describe('money', () => {
  test.each([
    ['420', 42_000n],
    ['420.005', 42_001n],
    ['0.1', 10n],
    ['-1.005', -101n],
  ])('%s is %s cents', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });

  test.each(['', 'abc', '1,000.00', '1e3', '.5', '£5', 'NaN'])('%j is refused', (text) => {
    expect(() => centsOf(text)).toThrow('plain number');
  });

  test('survives being written and read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (cents) => {
        expect(centsOf(decimalOfCents(cents))).toBe(cents);
      }),
    );
  });

  test.each([
    ['0.70', '420.00', '294.00'],
    ['0.17', '520.00', '88.40'],
    ['0.10', '333.33', '33.33'],
    ['0.30', '333.35', '100.01'],
  ])('%s h at %s is %s, to the cent', (hours, rate, amount) => {
    expect(amountOf(hours, rate)).toBe(amount);
  });
});
