import { sandboxPeople } from '../../people.ts';
import { rateLabels } from '../seed/firm-records.ts';
import { multiplyHundredths, toHundredths } from './decimal.ts';
import type { EntryChange, LedgerEntry } from './ledger-entry.ts';

type Price = Pick<LedgerEntry, 'rateUnitPrice' | 'rateSource' | 'billableAmountType' | 'billableAmount'>;
type Unpriced = Omit<LedgerEntry, keyof Price>;
type Rate = Pick<Price, 'rateUnitPrice' | 'rateSource'>;

function timekeeperPrice(owner: string | null): number {
  const person = sandboxPeople.find(({ participantId }) => String(participantId) === owner);
  return toHundredths(person?.hourlyRate ?? '0') ?? 0;
}

function rateFor(entry: Unpriced, change: EntryChange, current: Rate | undefined): Rate {
  if (change.rateUnitPrice !== undefined) return { rateUnitPrice: change.rateUnitPrice, rateSource: 'Custom' };
  const label = rateLabels.find(({ id }) => String(id) === entry.links.rate);
  const relabelled = change.links?.rate !== undefined;
  if (current?.rateSource === 'Custom' && !relabelled) return current;
  if (label !== undefined) return { rateUnitPrice: label.price, rateSource: 'Default' };
  return { rateUnitPrice: timekeeperPrice(entry.links.owner), rateSource: 'Timekeeper' };
}

/**
 * Prices an entry in cents: a rate typed by hand, else the chosen label, else the timekeeper's own hourly rate, times the
 * billable hours, half up to the cent. A fixed amount is kept as sent; what is not billable amounts to nothing.
 */
export function priceEntry(entry: Unpriced, change: EntryChange, current: Price | undefined): Price {
  const rate = rateFor(entry, change, current);
  const billableAmountType = change.billableAmountType ?? current?.billableAmountType ?? 'Calculated';
  if (billableAmountType === 'Fixed') {
    return { ...rate, billableAmountType, billableAmount: change.billableAmount ?? current?.billableAmount ?? 0 };
  }
  const calculated = multiplyHundredths(entry.billableHours, rate.rateUnitPrice);
  return { ...rate, billableAmountType, billableAmount: entry.isBillable ? calculated : 0 };
}
