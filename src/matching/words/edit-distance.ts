const longest = 40;
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * How many single slips (a letter more, less, another, or two changed over) lie between two words, or `most` + 1 when there
 * are more than `most`. Words over 40 letters are never near.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || a.length > longest || b.length > longest) return most + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    let best = fillRow(a, b, i, [before, last, row]);
    if (best > most) best = most + 1;
    if (best > most) return best;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** One row of the table of distances; answers its smallest value. */
function fillRow(a: string, b: string, i: number, [before, last, row]: readonly [Uint8Array, Uint8Array, Uint8Array]): number {
  row[0] = i;
  let best = i;
  const letter = a.charCodeAt(i - 1);
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    let value = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
    value = Math.min(value, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
      value = Math.min(value, (before[j - 2] ?? 0) + 1);
    row[j] = value;
    if (value < best) best = value;
  }
  return best;
}
