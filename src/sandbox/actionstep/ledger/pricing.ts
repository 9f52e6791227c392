import { multiplyHundredths } from './decimal.ts';
import type { EntryChange, LedgerEntry } from './ledger-entry.ts';

type Price = Pick<LedgerEntry, 'rateUnitPrice' | 'rateSource' | 'billableAmountType' | 'billableAmount'>;
type Unpriced = Omit<LedgerEntry, keyof Price>;
type Rate = Pick<Price, 'rateUnitPrice' | 'rateSource'>;

/** What the firm's rates say; prices are cents an hour. */
export type RateBook = {
  /** The label a timekeeper has by default, and what they themselves cost under it. */
  timekeeper(participantId: string | null): { label: string; price: number } | undefined;
  /** What a matter pays for a label instead of its price. */
  matterOverride(matterId: string | null, label: string): number | undefined;
  label(id: string): { price: number; isFixedFee: boolean } | undefined;
};

/** A matter's override comes before the timekeeper's, and that before the label's own price. */
function rateOf({ links }: Unpriced, book: RateBook): Rate {
  const own = book.timekeeper(links.owner);
  const label = links.rate ?? own?.label;
  if (label === undefined) return { rateUnitPrice: 0, rateSource: 'Default' };
  const override = book.matterOverride(links.action, label);
  if (override !== undefined) return { rateUnitPrice: override, rateSource: 'Action' };
  if (own?.label === label) return { rateUnitPrice: own.price, rateSource: 'Timekeeper' };
  return { rateUnitPrice: book.label(label)?.price ?? 0, rateSource: 'Default' };
}

function rateFor(entry: Unpriced, change: EntryChange, current: Rate | undefined, book: RateBook): Rate {
  if (change.rateUnitPrice !== undefined) return { rateUnitPrice: change.rateUnitPrice, rateSource: 'Custom' };
  const relabelled = change.links?.rate !== undefined;
  return current?.rateSource === 'Custom' && !relabelled ? current : rateOf(entry, book);
}

/**
 * Prices an entry in cents: a rate typed by hand, else what the firm's rates say, times the billable hours, half up to the
 * cent. A fixed amount is kept as sent; what is not billable amounts to nothing.
 */
export function priceEntry(entry: Unpriced, change: EntryChange, current: Price | undefined, book: RateBook): Price {
  const rate = rateFor(entry, change, current, book);
  const usual = book.label(entry.links.rate ?? '')?.isFixedFee ? 'Fixed' : 'Calculated';
  const billableAmountType = change.billableAmountType ?? current?.billableAmountType ?? usual;
  if (billableAmountType === 'Fixed') {
    return { ...rate, billableAmountType, billableAmount: change.billableAmount ?? current?.billableAmount ?? 0 };
  }
  const calculated = multiplyHundredths(entry.billableHours ?? 0, rate.rateUnitPrice);
  return { ...rate, billableAmountType, billableAmount: entry.isBillable ? calculated : 0 };
}
