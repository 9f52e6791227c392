import type { Firm } from '../firm.ts';
import { tableOf } from '../tables/look-up.ts';
import { toHundredths } from './decimal.ts';
import type { RateBook } from './pricing.ts';

function centsOf(price: string | number | null | undefined): number | undefined {
  return price === null || price === undefined ? undefined : toHundredths(price);
}

/** Reads the firm's rates, matter overrides and people at the moment they are asked for. */
export function rateBook(firm: Firm): RateBook {
  return {
    timekeeper(participantId) {
      const person = firm.profile.people.find((one) => String(one.participantId) === participantId);
      const label = person && tableOf(firm, 'users')?.get(String(person.userId))?.links['defaultRate'];
      return person && typeof label === 'string' ? { label, price: toHundredths(person.hourlyRate) ?? 0 } : undefined;
    },
    matterOverride: (matterId, label) => centsOf(tableOf(firm, 'actionrates')?.get(`${matterId}--${label}`)?.attributes['overrideRate']),
    label(id) {
      const row = tableOf(firm, 'rates')?.get(id);
      return row && { price: centsOf(row.attributes['rate']) ?? 0, isFixedFee: row.attributes['isFixedFee'] === 'T' };
    },
  };
}
