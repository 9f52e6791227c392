/** A stretch of talk: the turns from `first` up to and without `end`. */
export type Stretch = { first: number; end: number };

type Measured = { from: number; words: readonly string[] };

/** About one heading for this many seconds, and never shorter than the other. */
const seconds = { perSegment: 480, least: 150 };
const most = 9;
/** Blocks compared on each side of a possible boundary (TextTiling, Hearst 1997). */
const window = 3;
const blockSeconds = 60;

/**
 * Cuts a talk where its words change most: TextTiling over blocks of a minute. For headings of a review only: half of such
 * boundaries lie within two minutes of a true one (reference/drafting.md §2.2), so time is never shared out by them.
 */
export function segmentTalk(turns: readonly Measured[]): Stretch[] {
  const start = turns[0]?.from ?? 0;
  const length = (turns.at(-1)?.from ?? 0) - start;
  const wanted = Math.min(most, Math.max(1, Math.round(length / seconds.perSegment)));
  const blocks = blocksOf(turns, start);
  const cuts = boundaries(blocks, wanted - 1);
  const firsts = [0, ...cuts.map((block) => blocks[block]?.first ?? 0)];
  return firsts.map((first, at) => ({ first, end: firsts[at + 1] ?? turns.length })).filter(({ first, end }) => end > first);
}

type Block = { first: number; counts: Map<string, number> };

function blocksOf(turns: readonly Measured[], start: number): Block[] {
  const blocks: Block[] = [];
  turns.forEach(({ from, words }, at) => {
    if (blocks.length === 0 || from - start >= blocks.length * blockSeconds) blocks.push({ first: at, counts: new Map() });
    const counts = blocks.at(-1)?.counts;
    for (const word of words) counts?.set(word, (counts.get(word) ?? 0) + 1);
  });
  return blocks;
}

/** The blocks before which the talk changes most, in order, none too near another or the ends. */
function boundaries(blocks: readonly Block[], wanted: number): number[] {
  const least = Math.ceil(seconds.least / blockSeconds);
  const likeness = blocks.map((_, at) => cosine(sum(blocks.slice(Math.max(0, at - window), at)), sum(blocks.slice(at, at + window))));
  const depth = likeness.map((value, at) => peak(likeness, at, -1) + peak(likeness, at, 1) - 2 * value);
  const ranked = [...depth.keys()].sort((a, b) => (depth[b] ?? 0) - (depth[a] ?? 0) || a - b);
  const cuts: number[] = [];
  for (const at of ranked) {
    if (cuts.length >= wanted) break;
    if (at >= least && blocks.length - at >= least && cuts.every((cut) => Math.abs(cut - at) >= least)) cuts.push(at);
  }
  return cuts.sort((a, b) => a - b);
}

/** The height to which the likeness climbs from here in one direction. */
function peak(likeness: readonly number[], from: number, step: number): number {
  let best = likeness[from] ?? 0;
  for (let at = from + step; (likeness[at] ?? -1) >= best; at += step) best = likeness[at] ?? 0;
  return best;
}

function sum(blocks: readonly Block[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { counts } of blocks) for (const [word, count] of counts) total.set(word, (total.get(word) ?? 0) + count);
  return total;
}

function cosine(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [word, count] of left) dot += count * (right.get(word) ?? 0);
  const size = (counts: ReadonlyMap<string, number>) => Math.sqrt([...counts.values()].reduce((all, count) => all + count * count, 0));
  return dot === 0 ? 0 : dot / (size(left) * size(right));
}
