import type { Row } from '../rest/row.ts';
import { decimal, flag, oneOf, readOnly, text, to } from '../rest/shape.ts';
import type { FirmRecords } from '../seed/firm-records.ts';
import type { RecordRules } from './record-resource.ts';

const shape = {
  name: 'actionbillsettings',
  attributes: {
    billType: oneOf('Hourly', 'Fixed fee'),
    sendToEmailAddress: text,
    quotedAmountIncludes: oneOf('Fees', 'Costs', 'Fees and costs'),
    quotedAmount: decimal,
    isBillable: readOnly(flag),
    isUtbmsEnabled: flag,
    utbmsTaskCategoryCode: text,
    defaultTimeEntryBehavior: oneOf('Bill', 'Hide', 'No Charge'),
    salesTaxAppliesTo: oneOf('Fees', 'Expenses', 'All'),
    discountType: oneOf('Amount', 'Percentage', 'None'),
    discountAmount: decimal,
    isSalesTaxEnabled: flag,
  },
  links: { defaultRate: to('rates'), currency: readOnly(to('currency')), salesTaxRate: to('taxcodes') },
};

const attributes: Row['attributes'] = {
  billType: 'Hourly',
  sendToEmailAddress: null,
  quotedAmountIncludes: null,
  quotedAmount: null,
  isBillable: 'T',
  isUtbmsEnabled: 'F',
  utbmsTaskCategoryCode: null,
  defaultTimeEntryBehavior: 'Bill',
  salesTaxAppliesTo: 'All',
  discountType: 'None',
  discountAmount: null,
  isSalesTaxEnabled: 'T',
};

/** `actionbillsettings`: how each matter is billed; the id is the matter's. */
export function billSettings({ matters }: FirmRecords): RecordRules {
  return {
    shape,
    verbs: ['update'],
    *seed({ profile }) {
      const links = { defaultRate: null, currency: profile.currency, salesTaxRate: '1' };
      for (const { id } of matters) yield { id, attributes, links };
    },
  };
}
