/** Letters and digits that stand together in a folded text, and where. */
export type Run = { text: string; start: number; end: number };

/** The runs of a folded text in order. */
export function readRuns(folded: string): Run[] {
  const runs: Run[] = [];
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    runs.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return runs;
}

/** After how many signs the parts end: ['fam', '26'] → 3, 5. */
export function endsOf(parts: readonly string[]): Set<number> {
  const ends = new Set<number>();
  let length = 0;
  for (const part of parts) {
    length += part.length;
    ends.add(length);
  }
  return ends;
}

/** Whether every break between the runs is one of these ends. */
export function fitsEnds(runs: readonly Run[], ends: ReadonlySet<number>): boolean {
  let length = 0;
  return runs.every((run) => {
    length += run.text.length;
    return ends.has(length);
  });
}

/** Parts of one reference: at most three characters apart, on one line, with only separators between. */
export function isNear(before: Run | undefined, after: Run, folded: string): boolean {
  if (!before || after.start - before.end > 3) return false;
  return /^[\p{Pd}\t /\\_.:#|]*$/u.test(folded.slice(before.end, after.start));
}

/** Joined without a space: the runs are parts of one longer reference. */
export function isJoined(before: Run | undefined, after: Run | undefined, folded: string): boolean {
  if (!before || !after || after.start - before.end !== 1) return false;
  return /^[\p{Pd}/\\_.]$/u.test(folded.slice(before.end, after.start));
}
