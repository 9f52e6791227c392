import type { MatterIndex } from '../matter-index/matter-index.ts';

/** Which slots a person may see. */
export type Sight = { has(slot: number): boolean };

/** A word of the index that leads to candidates, and what it is worth. */
export type Lead = { word: number; value: number };

const mostVisited = 8_000;
const mostOfWord = 4_000;
const enough = 64;
const commonWord = 0.12;
const openBonus = 0.03;

let scores = new Float32Array(0);

/** The slots that the worthiest leads lead to, at most `most`, cut to what may be seen. Time is bounded. */
export function findCandidates(leads: readonly Lead[], index: MatterIndex, sight: Sight, most: number): number[] {
  if (scores.length < index.slots) scores = new Float32Array(Math.ceil(index.slots * 1.2));
  const touched: number[] = [];
  let visited = 0;
  for (const { word, value } of leads.toSorted((a, b) => b.value - a.value)) {
    if (visited >= mostVisited || (touched.length >= enough && value < commonWord)) break;
    visited += index.postings.visit(word, Math.min(mostOfWord, mostVisited - visited), (slot) => {
      const before = scores[slot] ?? 0;
      if (before === 0) touched.push(slot);
      scores[slot] = before + value;
    });
  }
  const best = bestOf(touched, index, sight, most);
  for (const slot of touched) scores[slot] = 0;
  return best;
}

/** The slots of the highest scores; open matters come before others of the same score. */
function bestOf(touched: readonly number[], index: MatterIndex, sight: Sight, most: number): number[] {
  const best: { slot: number; score: number }[] = [];
  let least = 0;
  for (const slot of touched) {
    const plain = scores[slot] ?? 0;
    if (best.length === most && plain + openBonus <= least) continue;
    const matter = index.matter(slot);
    if (!matter || !sight.has(slot)) continue;
    const score = plain + (matter.status === 'active' && matter.billable ? openBonus : 0);
    if (best.length === most && score <= least) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at -= 1;
    best.splice(at, 0, { slot, score });
    if (best.length > most) best.pop();
    least = best.at(-1)?.score ?? 0;
  }
  return best.map(({ slot }) => slot);
}
