import { AppError } from './errors.ts';
import { type Country, gstWords, looksInclusive, withGst, withoutGst } from './gst.ts';
import { centsOf, decimalOfCents } from './money.ts';

/** A rate label of the firm as it applies to one matter. Prices are decimal strings, for an hour. */
export type RateLabel = {
  id: string;
  name: string;
  /** 'fixed': an amount is typed by hand. 'custom': a price of an hour is. */
  kind: 'hourly' | 'fixed' | 'custom';
  /** What the label costs on this matter, without what a timekeeper or client has of their own; null where it is typed. */
  price: string | null;
  /** The matter has a price of its own for the label. */
  overridden: boolean;
  /** The price holds GST already. */
  includesTax: boolean;
  /** Whose label it is by default: the timekeeper's, the matter's, or nobody's. */
  defaultOf: 'timekeeper' | 'matter' | null;
};

/** What a person asks for; a price may be typed with GST in it. */
export type RateWish =
  | { kind: 'own' }
  | { kind: 'label'; label: string }
  | { kind: 'custom' | 'fixed'; price: string; includesTax: boolean; label?: string | undefined };

export type ChosenLabel = Pick<RateLabel, 'id' | 'name' | 'includesTax'>;

/** A price typed by hand. `price` is without GST and is what is sent; `gst` the difference to it with GST. */
export type TypedPrice = {
  price: string;
  gst: string | null;
  country: Country | null;
  /** As it was typed. */
  typed: { price: string; includesTax: boolean };
  /** The label whose price with GST this one is, give or take a cent. */
  resembles: { name: string; price: string } | null;
};

/** At what an entry is billed: at Actionstep's own rate unless a person chose another. */
export type RateChoice =
  | { kind: 'own' }
  | { kind: 'label'; label: ChosenLabel }
  | ({ kind: 'custom'; label: ChosenLabel | null } & TypedPrice)
  | ({ kind: 'fixed'; label: ChosenLabel } & TypedPrice);

/** What a choice is made among. `typed`: the firm's system takes prices typed by hand. */
export type RateBook = { labels: readonly RateLabel[]; typed: boolean };

const mostCents = { custom: 9_999_999n, fixed: 999_999_999n };

/**
 * The choice that a wish means. `country` is the one an administrator gave, `likely` the one of the firm's zone, which only
 * questions. Throws bad-input, naming the field, for a label that is not there, a price that is none, or GST of no country.
 */
export function chooseRate(wish: RateWish, book: RateBook, country: Country | null, likely: Country | null): RateChoice {
  if (wish.kind === 'own') return { kind: 'own' };
  if (wish.kind === 'label') {
    const label = labelOf(wish.label, book, 'hourly');
    return { kind: 'label', label };
  }
  if (!book.typed) throw refuse('rate', 'Your Actionstep takes no typed rates with time records. Choose one of its labels.');
  const price = priceOf(wish, country, likely, book);
  if (wish.kind === 'fixed') return { kind: 'fixed', label: labelOf(wish.label ?? '', book, 'fixed'), ...price };
  return { kind: 'custom', label: wish.label === undefined ? null : labelOf(wish.label, book, 'custom'), ...price };
}

function labelOf(id: string, { labels }: RateBook, kind: RateLabel['kind']): ChosenLabel {
  const found = labels.find((label) => label.id === id);
  if (found === undefined) throw refuse('label', 'This rate label is not one that Actionstep offers for the matter.');
  if (found.kind !== kind) throw refuse('label', kindWords[kind]);
  return { id: found.id, name: found.name, includesTax: found.includesTax };
}

const kindWords: Record<RateLabel['kind'], string> = {
  hourly: 'This rate label has no price of its own: type the rate or the amount.',
  fixed: 'A fixed amount needs a rate label for fixed fees.',
  custom: 'A typed rate goes without a label, or under one for custom rates.',
};

type Typed = Extract<RateWish, { price: string }>;

function priceOf({ kind, price, includesTax }: Typed, country: Country | null, likely: Country | null, book: RateBook): TypedPrice {
  const cents = centsAsTyped(price);
  if (cents <= 0n || cents > mostCents[kind]) throw refuse('price', `Type a rate from 0.01 to ${decimalOfCents(mostCents[kind])}.`);
  const typed = { price: decimalOfCents(cents), includesTax };
  if (includesTax) {
    if (country === null)
      throw refuse('includesTax', 'An administrator must first say in the settings whether the firm is in Australia or New Zealand.');
    const { exclusive, gst } = withoutGst(typed.price, country);
    return { price: exclusive, gst, country, typed, resembles: null };
  }
  const gst = country === null ? null : decimalOfCents(centsOf(withGst(typed.price, country)) - cents);
  return { price: typed.price, gst, country, typed, resembles: kind === 'fixed' ? null : resembled(typed.price, country ?? likely, book) };
}

function centsAsTyped(price: string): bigint {
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(price.trim())) throw refuse('price', 'A rate must be a plain number such as 420.00.');
  return centsOf(price);
}

/** A price that is a label's own is none that was typed with GST by mistake. */
function resembled(price: string, country: Country | null, { labels }: RateBook): TypedPrice['resembles'] {
  if (country === null || labels.some((label) => label.price !== null && centsOf(label.price) === centsOf(price))) return null;
  const found = labels.find((label) => !label.includesTax && label.price !== null && looksInclusive(price, label.price, country));
  return found?.price ? { name: found.name, price: found.price } : null;
}

/** One sentence about a choice: both figures, and the difference between them. */
export function rateSentence(rate: RateChoice): string {
  if (rate.kind === 'own') return 'Actionstep applies its own rate.';
  if (rate.kind === 'label')
    return `Actionstep applies the rate “${rate.label.name}”${rate.label.includesTax ? ', which includes GST' : ''}.`;
  const what = rate.kind === 'fixed' ? `Fixed amount of ${rate.price}` : `${rate.price} an hour`;
  if (rate.gst === null || rate.country === null) return `${what}, without GST.`;
  const inclusive = decimalOfCents(centsOf(rate.price) + centsOf(rate.gst));
  const how = rate.typed.includesTax ? `typed as ${inclusive} with` : `${inclusive} with`;
  return `${what} without GST; ${how} ${gstWords(rate.country)} GST, a difference of ${rate.gst}.`;
}

function refuse(field: string, message: string): AppError {
  return new AppError({ code: 'bad-input', field, message, retry: 'after-person' });
}
