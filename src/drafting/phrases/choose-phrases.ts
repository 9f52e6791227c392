import type { Phrase } from './rank-phrases.ts';

/** The best phrases that share no word with one another or with `not`, in the order in which they came up. */
export function choosePhrases(ranked: readonly Phrase[], most: number, not: ReadonlySet<string> = new Set()): Phrase[] {
  const taken = new Set(not);
  const chosen: Phrase[] = [];
  for (const phrase of ranked) {
    if (chosen.length === most || phrase.score <= 0) break;
    if (phrase.keys.some((key) => taken.has(key))) continue;
    for (const key of phrase.keys) taken.add(key);
    chosen.push(phrase);
  }
  return chosen.sort((a, b) => a.first - b.first);
}
