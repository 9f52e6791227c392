import { foldText } from './fold-text.ts';

/** Text beyond this is not searched: a mail that long is a document, and time stays bounded. */
const searched = 200_000;
/** A reference has at most this many parts: FAM | 2026 | 0107. */
const longest = 6;

type Run = { text: string; start: number; end: number };

/**
 * The keys of `known` that are written in the text as a whole: parts may stand apart by separators or spaces, but nothing
 * may be joined on before or after ('FAM-2026-0107-2' is another reference). Linear in the length of the text.
 */
export function findReferences(text: string, known: { has(key: string): boolean }): string[] {
  const folded = foldText(text.slice(0, searched));
  const runs: Run[] = [];
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    runs.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  const found = new Set<string>();
  for (let first = 0; first < runs.length; first += 1) {
    const end = longestFrom(runs, first, folded, known, found);
    if (end > first) first = end;
  }
  return [...found];
}

/** Adds the longest known reference that begins at run `first`; answers the run it ends at. */
function longestFrom(
  runs: readonly Run[],
  first: number,
  folded: string,
  known: { has(key: string): boolean },
  found: Set<string>,
): number {
  if (isJoined(runs[first - 1], runs[first], folded)) return first;
  let key = '';
  let best: { key: string; last: number } | undefined;
  for (let last = first; last < Math.min(first + longest, runs.length); last += 1) {
    const run = runs[last];
    if (!run || (last > first && !isNear(runs[last - 1], run, folded))) break;
    key += run.text;
    if (known.has(key) && !isJoined(run, runs[last + 1], folded)) best = { key, last };
  }
  if (!best) return first;
  found.add(best.key);
  return best.last;
}

/** Parts of one reference: at most three characters apart, on one line, with only separators between. */
function isNear(before: Run | undefined, after: Run, folded: string): boolean {
  if (!before) return false;
  return /^[\p{Pd}\s/\\_.:#|]{0,3}$/u.test(folded.slice(before.end, after.start)) && !folded.slice(before.end, after.start).includes('\n');
}

/** Joined without a space: the runs are parts of one longer reference. */
function isJoined(before: Run | undefined, after: Run | undefined, folded: string): boolean {
  if (!before || !after) return false;
  return /^[\p{Pd}/\\_.]$/u.test(folded.slice(before.end, after.start));
}
