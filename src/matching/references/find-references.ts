import type { MatterIndex } from '../matter-index/matter-index.ts';
import { longestKey } from '../matter-index/matter-index.ts';
import { joiningWords } from '../words/canonical-words.ts';
import { foldText } from '../words/fold-text.ts';
import { hashStart } from '../words/hash-text.ts';
import { workWords } from '../words/work-words.ts';
import { patternHash } from './learned-shapes.ts';
import { type Mention, readMention } from './read-mention.ts';
import { fitsEnds, isJoined, isNear, type Run, readRuns } from './runs.ts';

/** Text beyond this is not searched: a mail that long is a document, and time stays bounded. */
export const mostSearched = 50_000;
/** Beyond so many different references a mail is a list, and says nothing of its own matter. */
export const mostReferences = 20;
/** A reference has at most this many parts: FAM | 2026 | 0107. */
const mostRuns = 6;

/** A reference as it is written somewhere: the matters of the firm that carry it, none when it only looks like one. */
export type Written = { key: string; slots: readonly number[] } & Mention;

type Reading = { key: string; first: number; last: number; known: boolean };

/**
 * The references written in a text: keys that matters of the firm carry, and unknown ones of the firm's own shapes. Parts may
 * stand apart by separators or spaces, but nothing may be joined on before or after ('FAM-2026-0107-2' is another
 * reference). Linear in the length of the text; at most `mostReferences` different ones.
 */
export function findReferences(text: string, index: MatterIndex): Written[] {
  const folded = foldText(text.slice(0, mostSearched));
  const runs = readRuns(folded);
  const found = new Map<string, Written>();
  for (let first = 0; first < runs.length && found.size < mostReferences; first += 1) {
    const reading = bestFrom(runs, first, folded, index);
    if (!reading) continue;
    const mention = readMention(folded, runs, reading.first, reading.last, index);
    if (mention) note(found, { key: reading.key, slots: index.carriersOf(reading.key), ...mention });
    first = reading.last;
  }
  return [...found.values()];
}

/** Of two mentions of one reference the surer one counts. */
function note(found: Map<string, Written>, written: Written): void {
  const before = found.get(written.key);
  if (!before || (before.trust !== 'sure' && written.trust === 'sure')) found.set(written.key, written);
}

/** A known reference that begins within what only looks like one is what is meant: "ref 2024/6578" is no REF-2024-6578. */
function bestFrom(runs: readonly Run[], first: number, folded: string, index: MatterIndex): Reading | undefined {
  const reading = longestFrom(runs, first, folded, index);
  if (!reading || reading.known) return reading;
  for (let later = first + 1; later <= reading.last; later += 1) {
    const other = longestFrom(runs, later, folded, index);
    if (other?.known) return other;
  }
  const begins = runs[first]?.text ?? '';
  return workWords.has(begins) || joiningWords.has(begins) ? undefined : reading;
}

/** The longest run of parts from `first` that is a known key, or has the shape of the firm's references. */
function longestFrom(runs: readonly Run[], first: number, folded: string, index: MatterIndex): Reading | undefined {
  if (isJoined(runs[first - 1], runs[first], folded)) return undefined;
  let hash = hashStart;
  let pattern = hashStart;
  let key = '';
  let best: Reading | undefined;
  for (let last = first; last < Math.min(first + mostRuns, runs.length); last += 1) {
    const run = runs[last];
    if (!run || key.length + run.text.length > longestKey || (last > first && !isNear(runs[last - 1], run, folded))) break;
    key += run.text;
    [hash, pattern] = extend(hash, pattern, run.text);
    if (!index.shapes.mayBegin(pattern)) break;
    if (isJoined(run, runs[last + 1], folded)) continue;
    if (index.mayCarry(hash) && index.carriersOf(key, hash).length > 0) best = { key, first, last, known: true };
    else if (looksLikeOne(key, runs.slice(first, last + 1), index)) best = { key, first, last, known: false };
  }
  return best;
}

function extend(hash: number, pattern: number, text: string): [number, number] {
  let [key, shape] = [hash, pattern];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    key = Math.imul(key ^ code, 0x01000193);
    shape = patternHash(shape, code >= 48 && code <= 57);
  }
  return [key >>> 0, shape];
}

/** Letters and digits in a shape of the firm, parted only where that shape has its ends. */
function looksLikeOne(key: string, runs: readonly Run[], index: MatterIndex): boolean {
  if (key.length < 5 || !/\d/.test(key)) return false;
  const flat = key.replace(/\p{N}/gu, '9').replace(/[^9]/g, 'a');
  return index.shapes.ofKey(flat).some((shape) => fitsEnds(runs, shape.ends));
}
