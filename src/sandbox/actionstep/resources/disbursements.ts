import { timestampNow } from '../firm.ts';
import { date, decimal, flag, readOnly, required, text, timestamp, to } from '../rest/shape.ts';
import type { RecordRules } from './record-resource.ts';

/** `disbursements`: costs charged to a matter. */
export function disbursements(): RecordRules {
  return {
    shape: {
      name: 'disbursements',
      attributes: {
        date: required(date),
        description: required(text),
        quantity: required(decimal),
        unitPrice: required(decimal),
        unitPriceIncludesTax: required(flag),
        utbmsExpenseCode: text,
        importExternalReference: text,
        enteredTimestamp: readOnly(timestamp),
        isAnticipated: flag,
      },
      links: {
        action: required(to('actions')),
        enteredByParticipant: to('participants'),
        uom: to('units'),
        taxCode: to('taxcodes'),
        incomeAccount: to('incomeaccounts'),
      },
    },
    verbs: ['create', 'update', 'remove'],
    seed: () => [],
    fill({ attributes, links }, { before, viewer, firm }) {
      if (before !== undefined) return { attributes, links };
      const enteredByParticipant = String(viewer?.person.participantId ?? firm.profile.participantId);
      return {
        attributes: { enteredTimestamp: timestampNow(firm), isAnticipated: 'F', ...attributes },
        links: { enteredByParticipant, ...links },
      };
    },
    events: { create: 'DisbursementCreated', update: 'DisbursementUpdated' },
  };
}
