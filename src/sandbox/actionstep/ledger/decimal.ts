/**
 * Reads a decimal as whole hundredths (hours or dollars alike), rounding further decimals half away from zero.
 * Answers undefined when the text is no plain decimal.
 */
export function toHundredths(value: string | number): number | undefined {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,20}))?$/.exec(String(value).trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = `${fraction}000`;
  const size = Number(whole) * 100 + Number(digits.slice(0, 2)) + (digits.charAt(2) >= '5' ? 1 : 0);
  return sign === '-' && size > 0 ? -size : size;
}

/** Writes hundredths as a decimal with two places: 40 becomes "0.40". */
export function fromHundredths(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Multiplies two amounts in hundredths, half up to the hundredth; neither may be negative. */
export function multiplyHundredths(left: number, right: number): number {
  return Number((BigInt(left) * BigInt(right) + 50n) / 100n);
}
