import type { SandboxPerson } from '../../people.ts';
import { fromHundredths } from '../ledger/decimal.ts';
import { decimal, flag, required, text, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

/** A rate label; the price is cents an hour. */
type RateLabel = { id: number; name: string; price: number; includesTax?: true; isFixedFee?: true; isCustomRate?: true };

const rateLabels: readonly RateLabel[] = [
  { id: 15, name: 'Partner', price: 50_000 },
  { id: 16, name: 'Solicitor', price: 34_000 },
  { id: 17, name: 'Paralegal', price: 18_000 },
  { id: 18, name: 'Fixed fee', price: 0, isFixedFee: true },
  { id: 19, name: 'Custom rate', price: 0, isCustomRate: true },
  { id: 20, name: 'Private client, tax included', price: 57_500, includesTax: true },
];

/** The label each person has by default. */
export const labelOfRole: Readonly<Record<SandboxPerson['role'], string>> = { partner: '15', solicitor: '16', paralegal: '17' };

/** `rates`: the firm's rate labels; one of them includes tax. */
export function rates(): RecordRules {
  const attributes = {
    name: text,
    rate: decimal,
    includesTax: flag,
    costRate: decimal,
    isActive: flag,
    isFixedFee: flag,
    isCustomRate: flag,
  };
  return {
    shape: { name: 'rates', attributes, links: { unit: to('units') } },
    verbs: [],
    seed: () =>
      rateLabels.map(({ id, name, price, includesTax, isFixedFee, isCustomRate }) => ({
        id,
        attributes: {
          name,
          rate: fromHundredths(price),
          includesTax: includesTax ? 'T' : 'F',
          costRate: null,
          isActive: 'T',
          isFixedFee: isFixedFee ? 'T' : 'F',
          isCustomRate: isCustomRate ? 'T' : 'F',
        },
        links: { unit: '1' },
      })),
  };
}

/** `actionrates`: what a matter pays for a label instead of its price. None at first. */
export function actionRates(): RecordRules {
  return {
    shape: {
      name: 'actionrates',
      attributes: { overrideRate: required(decimal) },
      links: { action: required(to('actions')), rate: required(to('rates')) },
    },
    verbs: ['create', 'update', 'remove'],
    seed: () => [],
    idOf: ({ links: { action, rate } }) => (action && rate ? `${action}--${rate}` : undefined),
  };
}
