import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countries, gstPercent, withGst } from '../../../src/domain/gst.ts';
import { centsOf, decimalOfCents } from '../../../src/domain/money.ts';
import { chooseRate, type RateBook, type RateLabel, type RateWish, rateSentence } from '../../../src/domain/rate.ts';

const label = (id: string, changes: Partial<RateLabel> = {}): RateLabel => ({
  id,
  name: `Label ${id}`,
  kind: 'hourly',
  price: '500.00',
  overridden: false,
  includesTax: false,
  defaultOf: null,
  ...changes,
});
const labels = [
  label('15'),
  label('18', { kind: 'fixed', price: null }),
  label('19', { kind: 'custom', price: null }),
  label('20', { price: '575.00', includesTax: true }),
];
const book: RateBook = { labels, typed: true };
const custom = (price: string, includesTax = false): RateWish => ({ kind: 'custom', price, includesTax });

describe('the choice of a rate', () => {
  test('what is sent never holds GST, and both figures and their difference add up, whatever was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.boolean(), fc.constantFrom(...countries), (cents, includesTax, country) => {
        const typed = decimalOfCents(BigInt(cents));
        const rate = chooseRate(custom(typed, includesTax), book, country, null);
        if (rate.kind !== 'custom' || rate.gst === null) throw new Error('a custom rate has a price');
        const inclusive = centsOf(rate.price) + centsOf(rate.gst);
        if (includesTax) expect(inclusive).toBe(BigInt(cents));
        else expect(rate.price).toBe(typed);
        const tax = centsOf(rate.price) * gstPercent[country];
        expect(Number(centsOf(rate.gst) * 100n - tax)).toBeGreaterThanOrEqual(-100);
        expect(Number(centsOf(rate.gst) * 100n - tax)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test.each([
    [custom('575.00', true), 'NZ', '500.00 an hour without GST; typed as 575.00 with 15 % GST, a difference of 75.00.'],
    [custom('420'), 'AU', '420.00 an hour without GST; 462.00 with 10 % GST, a difference of 42.00.'],
    [custom('420'), null, '420.00 an hour, without GST.'],
    [
      { kind: 'fixed', price: '1150', includesTax: true, label: '18' },
      'NZ',
      'Fixed amount of 1000.00 without GST; typed as 1150.00 with 15 % GST, a difference of 150.00.',
    ],
    [{ kind: 'label', label: '20' }, 'NZ', 'Actionstep applies the rate “Label 20”, which includes GST.'],
    [{ kind: 'own' }, 'NZ', 'Actionstep applies its own rate.'],
  ] as const)('%j says so in a sentence', (wish, country, sentence) => {
    expect(rateSentence(chooseRate(wish, book, country, null))).toBe(sentence);
  });

  test('a price that is a label with GST on top is questioned, by the country of the zone where nobody said another', () => {
    const resembles = { name: 'Label 15', price: '500.00' };
    const alone: RateBook = { labels: [label('15')], typed: true };
    for (const price of ['574.99', '575.00', '575.01']) expect(chooseRate(custom(price), alone, null, 'NZ')).toMatchObject({ resembles });
    expect(chooseRate(custom('550.00'), alone, 'AU', 'NZ')).toMatchObject({ resembles });
    for (const price of ['575.02', '500.00', '550.00'])
      expect(chooseRate(custom(price), alone, 'NZ', null)).toMatchObject({ resembles: null });
    expect(chooseRate(custom(withGst('500.00', 'NZ'), true), alone, 'NZ', null)).toMatchObject({ resembles: null, price: '500.00' });
    // Where the firm has a label of just this price, it is that one.
    expect(chooseRate(custom('575.00'), book, 'NZ', null)).toMatchObject({ resembles: null });
  });

  test.each([
    ['a label that is not there', { kind: 'label', label: '99' }, 'label'],
    ['a label without a price', { kind: 'label', label: '19' }, 'label'],
    ['an amount under a label of hours', { kind: 'fixed', price: '1', includesTax: false, label: '15' }, 'label'],
    ['nothing an hour', custom('0.00'), 'price'],
    ['more than anybody costs', custom('100000.00'), 'price'],
    ['fractions of a cent', custom('420.005'), 'price'],
    ['words', custom('4e2'), 'price'],
    ['GST of no country', custom('575', true), 'includesTax'],
  ] as const)('%s is refused and the field is named', (_what, wish, field) => {
    expect(() => chooseRate(wish, book, null, 'NZ')).toThrow(expect.objectContaining({ code: 'bad-input', field }));
  });

  test('where the system takes no typed price, none is taken', () => {
    const without: RateBook = { labels, typed: false };
    expect(() => chooseRate(custom('420'), without, 'NZ', null)).toThrow('time records');
    expect(chooseRate({ kind: 'label', label: '15' }, without, 'NZ', null)).toMatchObject({ kind: 'label' });
  });
});
