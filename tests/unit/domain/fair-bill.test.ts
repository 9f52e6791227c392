import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withLevels } from '../../../src/domain/check.ts';
import { type BillContext, type BillFacts, fairBill } from '../../../src/domain/fair-bill.ts';
import { checkNarrative } from '../../../src/domain/narrative-checks.ts';

const good = 'Perusing email from Aroha Ngata regarding disclosure of the trust accounts';

function facts(changes: Partial<BillFacts> = {}): BillFacts {
  return {
    narrative: good,
    workDate: '2026-11-24',
    units: 2,
    unitMinutes: 6,
    actualSeconds: 700,
    treatment: 'bill',
    activityCode: null,
    rate: { kind: 'own' },
    intervals: [],
    seenAt: null,
    ...changes,
  };
}

function context(changes: Partial<BillContext> = {}): BillContext {
  return { today: '2026-11-25', dayNormHours: 10, matter: { status: 'active', billable: true }, sameDay: [], sameSource: [], ...changes };
}

const codes = (entry: Partial<BillFacts>, around: Partial<BillContext> = {}) =>
  fairBill(facts(entry), context(around)).map(({ code }) => code);
const span = (from: number, to: number) => ({
  start: new Date(Date.UTC(2026, 10, 24, 9, from)),
  end: new Date(Date.UTC(2026, 10, 24, 9, to)),
});

describe('the fair-bill check', () => {
  test('has nothing to say against a sound entry', () => {
    expect(codes({})).toEqual([]);
  });

  test.each([
    ['a closed matter', {}, { matter: { status: 'closed' as const, billable: true } }, ['matter-not-open']],
    ['a non-billable matter', {}, { matter: { status: 'active' as const, billable: false } }, ['matter-not-billable']],
    ['a fixed fee', {}, { matter: { status: 'active' as const, billable: true, fixedFee: true } }, ['fixed-fee']],
    ['a missing code', {}, { matter: { status: 'active' as const, billable: true, codeRequired: true } }, ['code-required']],
    ['a future date', { workDate: '2026-11-26' }, {}, ['future-date']],
    ['a very old date', { workDate: '2026-09-01' }, {}, ['old-date']],
    ['less than was worked', { units: 1 }, {}, ['below-actual']],
    ['far more than was worked', { units: 5 }, {}, ['above-actual']],
    ['a day over the norm', {}, { sameDay: [facts({ units: 100, actualSeconds: 36_000 })] }, ['day-over-norm']],
    ['a day that cannot be', {}, { sameDay: [facts({ units: 239, actualSeconds: 86_000 })] }, ['day-impossible']],
    ['the same minutes twice', { intervals: [span(0, 12)] }, { sameDay: [facts({ intervals: [span(5, 30)] })] }, ['overlap']],
    ['a mail within a meeting', { seenAt: span(10, 20).start }, { sameDay: [facts({ intervals: [span(0, 30)] })] }, ['mail-in-meeting']],
    ['a mail a colleague billed', {}, { sameSource: [{ sentence: 'Billed by another.', kind: 'billed' as const }] }, ['billed-before']],
    ['two people at one meeting', {}, { sameSource: [{ sentence: 'Both attended.', kind: 'attended' as const }] }, ['shared-meeting']],
  ])('finds %s', (_what, entry, around, expected) => {
    expect(codes(entry, around)).toEqual(expected);
  });

  test('lets no-charge work stand on a non-billable or fixed-fee matter, and clerical work be what it is', () => {
    const matter = { status: 'active' as const, billable: false, fixedFee: true };
    expect(codes({ treatment: 'no-charge', narrative: 'Scheduling a meeting with the valuer of the farm' }, { matter })).toEqual([]);
    expect(codes({ narrative: 'Scheduling a meeting with the valuer of the farm' })).toEqual(['clerical']);
  });

  test('questions no entry that rounding up alone made longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (actualSeconds) => {
        const found = codes({ actualSeconds, units: Math.ceil(actualSeconds / 360) }).filter(
          (code) => code === 'above-actual' || code === 'below-actual',
        );
        expect(found).toEqual([]);
      }),
    );
  });

  test('weighs each finding as the firm says', () => {
    const findings = fairBill(facts({ units: 1 }), context({ matter: { status: 'closed', billable: true } }));
    expect(withLevels(findings).map(({ level }) => level)).toEqual(['stop', 'info']);
    expect(withLevels(findings, { 'matter-not-open': 'warning', 'below-actual': 'off' })).toMatchObject([
      { code: 'matter-not-open', level: 'warning' },
    ]);
  });
});

describe('a narrative', () => {
  test.each([
    [good, []],
    ['Telephone Mr Jansen (accountant) re 2024 trust distributions schedule', []],
    ['Considering terms of proposed deed cl 4-6, version of 3 November 2026', []],
    ['Attention to file', ['vague']],
    ['Reviewing documents', ['vague']],
    ['Various emails with the client', ['vague']],
    ['Drafting affidavit of service; telephone counsel regarding the hearing', ['block-billed']],
    ['Opening a new file for the purchase of the farm', ['clerical']],
    ['I drafted the notice of claim for the tenant', ['first-person']],
    ['Drafting notice of claim for the tenant, 45 minutes', ['duration-in-text']],
    ['Perusing return, TFN 123 456 782, of the deceased', ['private-identifier']],
    ['Considering payment by card 4111 1111 1111 1111', ['private-identifier']],
    ['Considering payment to 12-3456-0123456-00', ['private-identifier']],
    ['Perusing birth certificate, born 12/03/1980, of the child', ['private-identifier']],
    ['Perusing plan DP 4111111111111112 of the lot', []],
    ['Drafting', ['too-short', 'vague']],
  ])('%j is found to be %j', (narrative, expected) => {
    expect(
      checkNarrative(narrative)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...expected].sort());
  });

  test('of any text is checked without a fault', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => Array.isArray(checkNarrative(text))));
  });
});
