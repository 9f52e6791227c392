import type { Language } from '../language/load-language.ts';
import { boostOf } from '../words/legal-terms.ts';
import type { Chunk } from './find-chunks.ts';

/** A noun phrase of a text with how much it tells. */
export type Phrase = { key: string; keys: readonly string[]; text: string; count: number; places: number; first: number; score: number };

/** A pale phrase must be said this often. */
const paleNeeds = 4;

/** What may be known besides the text: words of the matter and of the subject, and names that are no topics. */
export type Knowledge = { matterWords?: ReadonlySet<string>; names?: ReadonlySet<string> };

type Tally = { isPale: boolean; keys: readonly string[]; said: Map<string, number>; count: number; bins: Set<number>; first: number };

/**
 * Ranks noun phrases: log-likelihood keyness of their words against spoken English (Dunning 1993), longer where the words
 * belong together, weighted by how widely they are spread over the bins of the text, by the legal gazetteer, and by the words
 * of the matter. Names of speakers are no topics. `bins` gives the chunks of each stretch of the text, in order.
 */
export function rankPhrases(bins: readonly (readonly Chunk[])[], language: Language, { matterWords, names }: Knowledge = {}): Phrase[] {
  const tallies = new Map<string, Tally>();
  const words = new Map<string, { count: number; bins: Set<number>; form: string }>();
  let total = 0;
  bins.forEach((chunks, bin) => {
    for (const chunk of chunks) {
      if (chunk.keys.every((key) => names?.has(key))) continue;
      total += 1;
      chunk.keys.forEach((key, at) => {
        const known = words.get(key) ?? { count: 0, bins: new Set<number>(), form: chunk.words[at] ?? key };
        known.count += 1;
        known.bins.add(bin);
        words.set(key, known);
      });
      for (let from = 0; from < (chunk.isPale ? 1 : chunk.keys.length); from += 1) tally(tallies, chunk, from, bin, tallies.size);
    }
  });
  // About one word in six of speech is a noun or an adjective: the size of the text for frequencies of all words.
  const spoken = total * 6;
  const keyness = (key: string) => {
    const word = words.get(key);
    return word === undefined ? 0 : keynessOf(word.count, spoken, language.frequency(word.form));
  };
  const binCount = Math.max(1, bins.length);
  return [...tallies.entries()]
    .filter(([, { isPale, count }]) => !isPale || count >= paleNeeds)
    .map(([key, { keys, said, count, bins: where, first }]) => {
      const together = Math.min(1, ...keys.map((one) => count / Math.max(1, words.get(one)?.count ?? 1)));
      const inner = keys.map(keyness).sort((a, b) => b - a);
      const best = inner[0] ?? 0;
      const rest = inner.slice(1).reduce((sum, value) => sum + value, 0);
      const spread = 0.35 + 0.65 * Math.min(1, (2 * where.size) / binCount);
      const matter = keys.some((one) => matterWords?.has(one)) ? 1.4 : 1;
      const named = keys.some((one) => names?.has(one)) ? 0.5 : 1;
      const base = keys.length === 1 ? best * 0.8 : (best + 0.6 * rest) * Math.sqrt(Math.max(together, 0.08)) * 1.7;
      const seen = count === 1 ? 0.35 : count / (count + (keys.length === 1 ? 2 : 0.6));
      const text = formOf(said);
      // One word that always has a capital is mostly somebody's name.
      const proper = keys.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(text) ? 0.6 : 1;
      return { key, keys, text, count, places: where.size, first, score: base * proper * spread * seen * matter * named * boostOf(key) };
    })
    .sort((a, b) => b.score - a.score || a.first - b.first || (a.key < b.key ? -1 : 1));
}

function tally(tallies: Map<string, Tally>, chunk: Chunk, from: number, bin: number, order: number): void {
  const keys = chunk.keys.slice(from);
  const key = keys.join(' ');
  const known = tallies.get(key) ?? {
    isPale: chunk.isPale,
    keys,
    said: new Map<string, number>(),
    count: 0,
    bins: new Set<number>(),
    first: order,
  };
  const form = chunk.words.slice(from).join(' ');
  known.said.set(form, (known.said.get(form) ?? 0) + 1);
  known.count += 1;
  known.bins.add(bin);
  tallies.set(key, known);
}

/** Signed root of twice the log-likelihood: 0 for a word no more common here than in speech. */
function keynessOf(count: number, size: number, share: number): number {
  const expected = size * share;
  if (count <= expected) return 0;
  return Math.sqrt(2 * (count * Math.log(count / expected) - (count - expected)));
}

/** The form said most; of forms said as often the one in small letters, which did not begin a sentence. */
function formOf(said: ReadonlyMap<string, number>): string {
  const [best] = [...said].sort(([a, n], [b, m]) => m - n || capitals(a) - capitals(b) || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

function capitals(form: string): number {
  return form.match(/\p{Lu}/gu)?.length ?? 0;
}
