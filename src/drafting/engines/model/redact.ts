import type { Redaction } from '../../../domain/model-settings.ts';
import { passesLuhn } from '../../../domain/passes-luhn.ts';

/** A text without what must not leave, and the way back. The map lives as long as the request. */
export type Redacted = { texts: string[]; restore: (text: string) => string };

type Rule = { label: string; pattern: RegExp; isOne?: (found: string) => boolean };

const digitsOf = (text: string) => text.replace(/\D/g, '');
const rules: readonly Rule[] = [
  { label: 'EMAIL', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g },
  { label: 'CARD', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, isOne: (found) => passesLuhn(digitsOf(found)) },
  { label: 'ACCOUNT', pattern: /\b\d{2}[- ]\d{4}[- ]\d{7}[- ]\d{2,3}\b/g },
  { label: 'ACCOUNT', pattern: /\bBSB\D{0,5}\d{3}[ -]?\d{3}\b(?:\D{0,20}\d{5,10}\b)?/gi },
  { label: 'ACCOUNT', pattern: /\b(?:account|acct|a\/c)(?: (?:no|number))?\.?\D{0,5}\d{5,12}\b/gi },
  { label: 'TFN', pattern: /\b\d{3}[ -]?\d{3}[ -]?\d{2,3}\b/g, isOne: (found) => isTaxFileNumber(digitsOf(found)) },
  { label: 'IRD', pattern: /\bIRD\D{0,12}\d{2,3}[- ]?\d{3}[- ]?\d{3}\b/gi },
  { label: 'MEDICARE', pattern: /\b[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ -/]?\d)?\b/g, isOne: (found) => isMedicare(digitsOf(found)) },
  { label: 'BIRTH', pattern: /\b(?:dob|date of birth|born(?: on)?)\D{0,5}\d{1,2}[/. -](?:\d{1,2}|[a-z]{3,9})[/. -]\d{2,4}\b/gi },
  { label: 'PHONE', pattern: /(?:\+\d{1,3}[ -]?|\b0)\(?\d{1,3}\)?(?:[ -]?\d{2,4}){2,3}\b/g },
  {
    label: 'ADDRESS',
    pattern:
      /\b\d{1,5}[A-Za-z]?(?:\/\d{1,5})? (?:[A-Z][\p{L}'’-]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Dr|Place|Pl|Crescent|Cres|Terrace|Tce|Court|Ct|Quay|Parade|Highway|Way)\b/gu,
  },
];

/** Takes identifiers, and names where asked, out of texts: '[EMAIL_1]', '[PARTY_1]'; the same thing is the same mark everywhere. */
export function redact(texts: readonly string[], redaction: Redaction, names: readonly string[]): Redacted {
  const marks = new Map<string, string>();
  const originals = new Map<string, string>();
  const counts = new Map<string, number>();
  const markFor = (label: string, found: string) => {
    const known = marks.get(found.toLowerCase());
    if (known !== undefined) return known;
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    const mark = `[${label}_${count}]`;
    marks.set(found.toLowerCase(), mark);
    originals.set(mark, found);
    return mark;
  };
  const hide = (text: string) => {
    if (redaction === 'off') return text;
    const plain = rules.reduce(
      (left, { label, pattern, isOne }) =>
        left.replace(pattern, (found) => (isOne === undefined || isOne(found) ? markFor(label, found) : found)),
      text,
    );
    return redaction === 'names' ? hideNames(plain, names, (found) => markFor('PARTY', found)) : plain;
  };
  const hidden = texts.map(hide);
  return { texts: hidden, restore: (text) => text.replace(/\[[A-Z]{2,8}_\d{1,4}\]/g, (mark) => originals.get(mark) ?? mark) };
}

/** Whole names first, then their parts of three letters and more. */
function hideNames(text: string, names: readonly string[], markFor: (found: string) => string): string {
  const parts = names.flatMap((name) => [name, ...name.split(/[\s,]+/)]).filter((part) => /\p{L}{3}/u.test(part));
  return [...new Set(parts)]
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replace(new RegExp(`(?<![\\p{L}\\p{N}_[])${literally(part)}(?![\\p{L}\\p{N}_])`, 'giu'), markFor), text);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The check of the Australian Taxation Office: weighted digits divide by 11. */
function isTaxFileNumber(digits: string): boolean {
  const weights = digits.length === 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1];
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11 === 0;
}

/** The check digit of a Medicare card: the ninth, from the first eight. */
function isMedicare(digits: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9];
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 10 === Number(digits[8]);
}
