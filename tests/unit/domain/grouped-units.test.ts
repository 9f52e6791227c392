import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupNarrative } from '../../../src/domain/group-narrative.ts';
import { groupedUnits } from '../../../src/domain/grouped-units.ts';
import { type UnitPolicy, unitsFor } from '../../../src/domain/units.ts';

const seconds = fc.array(fc.integer({ min: 1, max: 7200 }), { minLength: 1, maxLength: 12 });
const policies = fc.record({
  unitMinutes: fc.constantFrom(1, 6, 10, 15),
  rounding: fc.constantFrom('up' as const, 'nearest' as const),
  minimumUnits: fc.integer({ min: 1, max: 3 }),
});
const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

/** Mails that come one after another; those before `approved` are approved together, the rest stay open. */
function bill(mails: readonly number[], approved: number, policy: UnitPolicy): number {
  const before = mails.slice(0, approved);
  const billed = before.length === 0 ? [] : [{ seconds: total(before), units: groupedUnits(before, [], policy).units }];
  const rest = mails.slice(approved);
  const open = rest.length === 0 ? 0 : groupedUnits(rest, billed, policy).units;
  return total(billed.map(({ units }) => units)) + open;
}

describe('units of mails billed together', () => {
  test('are those of all seconds rounded once, whenever some of them were approved', () => {
    fc.assert(
      fc.property(seconds, fc.nat(12), policies, (mails, approved, policy) => {
        expect(bill(mails, Math.min(approved, mails.length), policy)).toBe(unitsFor(total(mails), policy));
      }),
    );
  });

  test('do not depend on the order in which the mails came', () => {
    fc.assert(
      fc.property(seconds, policies, fc.nat(12), (mails, policy, approved) => {
        const at = Math.min(approved, mails.length);
        expect(bill(mails.toReversed(), at, policy)).toBe(bill(mails, at, policy));
      }),
    );
  });

  test('are never below the work when rounding up, never below the minimum, and never more than each mail for itself', () => {
    fc.assert(
      fc.property(seconds, policies, (mails, policy) => {
        const { units, uplift } = groupedUnits(mails, [], policy);
        if (policy.rounding === 'up') expect(units * policy.unitMinutes * 60).toBeGreaterThanOrEqual(total(mails));
        expect(units).toBeGreaterThanOrEqual(policy.minimumUnits);
        if (policy.rounding === 'up') expect(units).toBeLessThanOrEqual(total(mails.map((one) => unitsFor(one, policy))));
        expect(uplift).toBe(Math.max(0, units * policy.unitMinutes * 60 - total(mails)));
      }),
    );
  });

  test('are 0 when what was billed covers them, and never less', () => {
    const policy: UnitPolicy = { unitMinutes: 6, rounding: 'up', minimumUnits: 1 };
    expect(groupedUnits([60], [{ seconds: 120, units: 1 }], policy).units).toBe(0);
    expect(groupedUnits([60], [{ seconds: 120, units: 9 }], policy).units).toBe(0);
  });
});

describe('the narrative of mails billed together', () => {
  const from = 'Perusing email from Aroha Ngata regarding Trust accounts';
  const to = 'Drafting email in reply to Aroha Ngata regarding Trust accounts';
  test.each([
    [[from, from], 2, 'Perusing emails from Aroha Ngata regarding Trust accounts (2 emails)'],
    [[to, to], 2, 'Drafting emails to Aroha Ngata regarding Trust accounts (2 emails)'],
    [[from, to], 2, 'Corresponding with Aroha Ngata regarding Trust accounts (2 emails)'],
    [
      ['Corresponding with Aroha Ngata regarding Trust accounts (2 emails)', from],
      3,
      'Corresponding with Aroha Ngata regarding Trust accounts (3 emails)',
    ],
    [['Perused email from A regarding B', 'Drafted email to A regarding B'], 2, 'Corresponded with A regarding B (2 emails)'],
    [['Settling deed', from], 2, `Settling deed; ${from}`],
  ])('of %j is %s emails: %s', (narratives, count, narrative) => {
    expect(groupNarrative(narratives, count)).toBe(narrative);
  });
});
