import { AppError } from './errors.ts';

const decimal = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** An amount as whole cents, half up away from zero; throws bad-input for anything but a plain decimal. */
export function centsOf(text: string): bigint {
  const parts = decimal.exec(text.trim());
  if (!parts) throw new AppError({ code: 'bad-input', message: 'An amount must be a plain number such as 420.00.' });
  const micro = BigInt(parts[2] ?? '0') * 1_000_000n + BigInt((parts[3] ?? '').padEnd(6, '0'));
  const cents = (micro + 5_000n) / 10_000n;
  return parts[1] === '-' ? -cents : cents;
}

/** Cents as a decimal string with two places. */
export function decimalOfCents(cents: bigint): string {
  const size = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** Hours × hourly rate to the cent, half up; both are decimal strings. */
export function amountOf(hours: string, rate: string): string {
  const product = centsOf(hours) * centsOf(rate);
  const cents = product < 0n ? -((-product + 50n) / 100n) : (product + 50n) / 100n;
  return decimalOfCents(cents);
}
