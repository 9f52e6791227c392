import type { MatterIndex } from '../matter-index/matter-index.ts';
import { referenceParts } from './reference-key.ts';
import { endsOf, fitsEnds, type Run } from './runs.ts';

/**
 * How a reference stands in a text. `sure`: it can hardly be anything else. `bare`: digits that may be chance if much else is
 * said. `odd`: parted where the firm's references are not, amid other numbers, or of letters alone. `foreign`: another's
 * reference ("your ref", a court's file number, an invoice), which never counts as ours.
 */
export type Mention = { trust: 'sure' | 'bare' | 'odd' | 'foreign'; start: number; end: number };

type Place = { folded: string; runs: readonly Run[]; before: Run | undefined; after: Run | undefined; from: Run; to: Run };

const cues = new Set(['ref', 'refs', 'reference', 'matter', 'file']);
const fillers = new Set(['no', 'nr', 'num', 'number', 'id', 'is']);
const strangers = new Set(
  `your yr their theirs his her court registry claim policy invoice inv receipt cheque account acct acn abn nzbn ird tel phone ph fax mob
  mobile lot dp title vol folio box postcode act section`.split(/\s+/),
);
const replies = /^\s*(?:(?:re|fw|fwd|aw|wg|sv|tr|antw)\s*(?:\[\d+\])?\s*:\s*)*$/;

/** How the runs from `first` to `last` are mentioned; undefined when they are part of an address or a link. */
export function readMention(folded: string, runs: readonly Run[], first: number, last: number, index: MatterIndex): Mention | undefined {
  const [from, to] = [runs[first], runs[last]];
  if (!from || !to) return undefined;
  const place = { folded, runs: runs.slice(first, last + 1), before: runs[first - 1], after: runs[last + 1], from, to };
  if (/[@\\]$|\/\/$/.test(folded.slice(Math.max(0, from.start - 2), from.start)) || folded[to.end] === '@') return undefined;
  return { trust: trustOf(place, index), start: from.start, end: to.end };
}

function trustOf(place: Place, index: MatterIndex): Mention['trust'] {
  const { folded, from, to, runs } = place;
  const sign = signBefore(folded, from.start);
  if (sign === 'foreign') return 'foreign';
  const key = runs.map((run) => run.text).join('');
  if (!/\d/.test(key) || !hasOwnEnds(key, runs, index)) return 'odd';
  if (/\p{L}/u.test(key) && key.length >= 5) return 'sure';
  const signed = sign === 'ours' || isBracketed(folded, from.start, to.end) || replies.test(folded.slice(0, Math.min(from.start, 60)));
  if (isAmidNumbers(place, signed)) return 'odd';
  if (signed) return key.length >= 3 ? 'sure' : 'bare';
  return key.length >= 5 && isSeparated(folded.slice(from.start, to.end)) ? 'sure' : 'bare';
}

/** Ours after "our ref", "matter", "file no."; another's after "your ref", "court file", "invoice". */
function signBefore(folded: string, start: number): 'ours' | 'foreign' | undefined {
  const line =
    folded
      .slice(Math.max(0, start - 40), start)
      .split('\n')
      .at(-1) ?? '';
  const words = line.match(/\p{L}+/gu) ?? [];
  while (fillers.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  if (strangers.has(last)) return 'foreign';
  if (!cues.has(last)) return undefined;
  return strangers.has(words.at(-2) ?? '') && !(last === 'matter' && words.at(-2) === 'your') ? 'foreign' : 'ours';
}

/** The parts are broken only where a reference that is carried, or a shape of the firm, has its breaks. */
function hasOwnEnds(key: string, runs: readonly Run[], index: MatterIndex): boolean {
  const carriers = index.carriersOf(key);
  if (carriers.length === 0) return true;
  return carriers.some((slot) => fitsEnds(runs, endsOf(referenceParts(index.matter(slot)?.reference ?? ''))));
}

function isBracketed(folded: string, start: number, end: number): boolean {
  return /[[(]\s?$/.test(folded.slice(Math.max(0, start - 2), start)) && /^\s?[\])]/.test(folded.slice(end, end + 2));
}

/** Digits beside digits are a telephone number, an amount, an address. */
function isAmidNumbers({ folded, before, after, from, to }: Place, signed: boolean): boolean {
  if (
    /[$€£¥]\s?$|\d[,.]$/.test(folded.slice(Math.max(0, from.start - 2), from.start)) ||
    /^(?:[,.]\d|\s?%)/.test(folded.slice(to.end, to.end + 2))
  )
    return true;
  const digitsBefore = before !== undefined && from.start - before.end === 1 && /^\d+$/.test(before.text);
  const digitsAfter = after !== undefined && after.start - to.end === 1 && /^\d+$/.test(after.text) && (!signed || after.text.length > 2);
  return digitsBefore || digitsAfter;
}

/** Written with separators of its own ('24-0144'), and not like a date or a span of years. */
function isSeparated(written: string): boolean {
  if (!/\d\s?[\p{Pd}/:_#|]\s?\d/u.test(written)) return false;
  const numbers = (written.match(/\d+/g) ?? []).map(Number);
  if (numbers.length === 3) return false;
  const [one = 0, two = 0] = numbers;
  const isYear = (number: number) => number >= 1900 && number <= 2099;
  return !(isYear(two) && (one <= 31 || isYear(one))) && !(isYear(one) && two <= 31 && !/0\d\d$/.test(written));
}
