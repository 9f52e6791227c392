import { AppError } from './errors.ts';
import { centsOf, decimalOfCents } from './money.ts';

/** Countries whose GST the product reckons with. */
export const countries = ['AU', 'NZ'] as const;
export type Country = (typeof countries)[number];

/** GST in per cent: A New Tax System (Goods and Services Tax) Act 1999 (Cth); Goods and Services Tax Act 1985 (NZ). */
export const gstPercent: Readonly<Record<Country, bigint>> = { AU: 10n, NZ: 15n };

/** A price typed with GST in it, and what it is without; decimal strings, `gst` is the difference. */
export type Parted = { inclusive: string; exclusive: string; gst: string };

/** Takes GST out of a price, to the cent, half up. Throws bad-input for anything but a plain decimal that is not negative. */
export function withoutGst(inclusive: string, country: Country): Parted {
  const cents = centsOf(inclusive);
  if (cents < 0n) throw new AppError({ code: 'bad-input', message: 'A rate must not be negative.' });
  const parts = 100n + gstPercent[country];
  const exclusive = (cents * 200n + parts) / (2n * parts);
  return { inclusive: decimalOfCents(cents), exclusive: decimalOfCents(exclusive), gst: decimalOfCents(cents - exclusive) };
}

/** Adds GST to a price, to the cent, half up. */
export function withGst(exclusive: string, country: Country): string {
  return decimalOfCents((centsOf(exclusive) * (100n + gstPercent[country]) * 2n + 100n) / 200n);
}

/** Whether a price is the other one with GST added, give or take a cent: it may have been typed with GST by mistake. */
export function looksInclusive(price: string, usual: string, country: Country): boolean {
  const usualCents = centsOf(usual);
  if (usualCents <= 0n) return false;
  const apart = centsOf(price) - centsOf(withGst(usual, country));
  return apart >= -1n && apart <= 1n;
}

/** '10 %', '15 %'. */
export function gstWords(country: Country): string {
  return `${gstPercent[country]} %`;
}

/** The country of an IANA zone; null for zones elsewhere. Norfolk, Cocos and Christmas Island have no GST and tell nothing. */
export function countryOfZone(zone: string): Country | null {
  if (/^(Australia\/|Antarctica\/Macquarie$)/.test(zone)) return 'AU';
  return /^(Pacific\/(Auckland|Chatham)|NZ|NZ-CHAT|Antarctica\/McMurdo)$/.test(zone) ? 'NZ' : null;
}
