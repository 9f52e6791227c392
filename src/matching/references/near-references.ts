import type { MatterIndex } from '../matter-index/matter-index.ts';
import { referenceParts } from './reference-key.ts';

/** How a written reference differs from the one a matter carries. */
export type Difference = 'misread' | 'zeros' | 'year' | 'order' | 'letters' | 'swapped' | 'digit' | 'missing' | 'extra';
export type NearReference = { slot: number; difference: Difference };

const digitFor: Record<string, string> = { o: '0', q: '0', d: '0', i: '1', l: '1', s: '5', b: '8', z: '2', g: '6', t: '7' };
const lettersFor: Record<string, string> = { '0': 'o', '1': 'il', '5': 's', '8': 'b', '2': 'z', '6': 'g' };
const mostNear = 60;
const mostVisited = 2000;

/**
 * Matters whose reference differs a little from the written one: letters read for digits (O/0, l/1), zeros left out, a short
 * year, no letters, two signs changed over, one sign other, missing or too many. The likeliest kind of difference first.
 */
export function nearReferences(written: string, index: MatterIndex): NearReference[] {
  const parts = referenceParts(written);
  const key = parts.join('');
  if (key.length < 2 || key.length > 24) return [];
  const found = new Map<number, Difference>();
  for (const [difference, keys] of variants(key, parts, index)) {
    for (const other of keys) {
      if (other === key) continue;
      for (const slot of index.carriersOf(other)) if (!found.has(slot) && found.size < mostNear) found.set(slot, difference);
    }
  }
  for (const slot of withLetters(key, index)) if (!found.has(slot) && found.size < mostNear) found.set(slot, 'letters');
  return [...found].map(([slot, difference]) => ({ slot, difference }));
}

/** Matters whose reference has just these digits, and letters besides: 20240312 for FAM-2024-0312. */
function* withLetters(key: string, index: MatterIndex): Generator<number> {
  if (!/^\d{5,}$/.test(key)) return;
  for (const shape of index.shapes.common()) {
    const digits = shape.parts.filter((part) => part.startsWith('9'));
    if (digits.length === shape.parts.length || digits.join('').length !== key.length) continue;
    const words = digits.map((part, at) => {
      const start = digits.slice(0, at).join('').length;
      return index.vocabulary.find(`#${key.slice(start, start + part.length)}`);
    });
    const known = words.filter((word) => word !== undefined).sort((a, b) => index.postings.count(a) - index.postings.count(b));
    const [rarest] = known;
    if (rarest === undefined || known.length < words.length) continue;
    const slots: number[] = [];
    index.postings.visit(rarest, mostVisited, (slot) => slots.push(slot));
    yield* slots.filter((slot) => digitsOf(index.matter(slot)?.reference ?? '') === key);
  }
}

function digitsOf(reference: string): string {
  return referenceParts(reference)
    .filter((part) => /\p{N}/u.test(part))
    .join('');
}

function* variants(key: string, parts: readonly string[], index: MatterIndex): Generator<[Difference, Iterable<string>]> {
  yield ['misread', misread(key, index)];
  yield ['zeros', padded(parts, index)];
  yield ['year', otherCentury(parts)];
  yield ['order', reordered(parts, index)];
  yield ['swapped', swapped(key)];
  yield ['digit', oneOther(key)];
  yield ['missing', oneMore(key)];
  yield ['extra', oneLess(key)];
}

/** The key as a shape of the firm would have it, letters for digits and digits for letters. */
function* misread(key: string, index: MatterIndex): Generator<string> {
  for (const shape of index.shapes.common()) {
    if (shape.flat.length !== key.length) continue;
    let readings = [''];
    for (let at = 0; at < key.length && readings.length > 0; at += 1) {
      const options = asShape(key[at] ?? '', shape.flat[at] === '9');
      readings = readings.flatMap((begun) => [...options].map((letter) => begun + letter)).slice(0, 16);
    }
    yield* readings;
  }
}

function asShape(letter: string, digit: boolean): string {
  if (/\d/.test(letter) === digit) return letter;
  return (digit ? digitFor[letter] : lettersFor[letter]) ?? '';
}

/** The parts with as many digits as the firm writes them: KOKA7674-1 → koka7674001. */
function* padded(parts: readonly string[], index: MatterIndex): Generator<string> {
  for (const shape of index.shapes.common()) {
    if (shape.parts.length !== parts.length) continue;
    const fitted = shape.parts.map((pattern, at) => fitPart(parts[at] ?? '', pattern));
    if (fitted.every((part) => part !== undefined)) yield fitted.join('');
  }
}

/** The parts in another order: '2024 FAM 312' for FAM-2024-0312. */
function* reordered(parts: readonly string[], index: MatterIndex): Generator<string> {
  if (parts.length < 2 || parts.length > 4) return;
  for (const other of orders(parts)) yield* padded(other, index);
}

function orders(parts: readonly string[]): string[][] {
  if (parts.length < 2) return [[...parts]];
  return parts.flatMap((first, at) => orders(parts.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

function fitPart(part: string, pattern: string): string | undefined {
  const read = [...part].map((letter) => asShape(letter, pattern[0] === '9').slice(0, 1)).join('');
  if (read.length !== part.length) return undefined;
  if (read.length === pattern.length) return read;
  if (pattern[0] !== '9') return undefined;
  const digits = read.replace(/^0+/, '');
  return digits.length > pattern.length ? undefined : digits.padStart(pattern.length, '0');
}

/** A year of two digits for one of four, and the other way round. */
function* otherCentury(parts: readonly string[]): Generator<string> {
  for (const [at, part] of parts.entries()) {
    if (/^\d\d$/.test(part)) {
      yield parts.with(at, `20${part}`).join('');
      yield parts.with(at, `19${part}`).join('');
    } else if (/^(?:19|20)\d\d$/.test(part)) yield parts.with(at, part.slice(2)).join('');
  }
}

function* swapped(key: string): Generator<string> {
  for (let at = 0; at + 1 < key.length; at += 1) {
    if (key[at] !== key[at + 1]) yield key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2);
  }
}

function* oneOther(key: string): Generator<string> {
  for (let at = 0; at < key.length; at += 1) for (const sign of signsLike(key[at])) yield key.slice(0, at) + sign + key.slice(at + 1);
}

function* oneMore(key: string): Generator<string> {
  for (let at = 0; at <= key.length; at += 1)
    for (const sign of signsLike(key[at] ?? key[at - 1])) yield key.slice(0, at) + sign + key.slice(at);
}

function* oneLess(key: string): Generator<string> {
  for (let at = 0; at < key.length; at += 1) yield key.slice(0, at) + key.slice(at + 1);
}

function signsLike(sign = ''): string {
  return /\d/.test(sign) ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz';
}
