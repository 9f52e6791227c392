import type { MatterId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/match.ts';
import { wordOfEntry } from '../matter-index/entry-code.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import { referenceKey } from '../references/reference-key.ts';
import type { Sight } from '../scoring/find-candidates.ts';
import { readTyped, type Typed } from './read-typed.ts';

/** Matters that come before others that fit as well: starred ones, those used lately, those meant by the very words before. */
export type Preferred = ReadonlyMap<MatterId, number>;

/** So many matters are looked at for one query; a beginning of one letter fits far more. */
const mostVisited = 12_000;
const openBonus = 0.25;
const wholeBonus = 10;

type Found = { matter: Matter; score: number };

/**
 * Matters in sight for what is being typed, the best first: those that answer every word before those that answer all but
 * one. A whole reference or matter number comes first. At most `most`; time is bounded.
 */
export function searchIndex(query: string, index: MatterIndex, sight: Sight, preferred: Preferred, most: number): Matter[] {
  const typed = readTyped(query, index).filter(({ reach }) => reach > 0);
  const found = new Map<number, Found>();
  const key = referenceKey(query.slice(0, 60));
  for (const slot of [...index.carriersOf(key), ...index.numbered(key)]) add(found, slot, wholeBonus, index, sight);
  for (const lead of leadsOf(typed)) visit(lead, typed, found, index, sight);
  const liked = ({ matter, score }: Found) => score + (preferred.get(matter.id) ?? 0);
  return [...found.values()]
    .sort((a, b) => liked(b) - liked(a) || (a.matter.name < b.matter.name ? -1 : 1))
    .slice(0, most)
    .map(({ matter }) => matter);
}

/** The words that lead to fewest matters; two, since one of them may be mistyped beyond knowing. */
function leadsOf(typed: readonly Typed[]): Typed[] {
  return typed.toSorted((a, b) => a.reach - b.reach).slice(0, 2);
}

function visit(lead: Typed, typed: readonly Typed[], found: Map<number, Found>, index: MatterIndex, sight: Sight): void {
  let left = mostVisited;
  for (const [word] of [...lead.options].sort((a, b) => b[1] - a[1])) {
    if (left <= 0) return;
    left -= index.postings.visit(word, left, (slot) => {
      if (found.has(slot)) return;
      const score = scoreOf(slot, typed, index);
      if (score > 0) add(found, slot, score, index, sight);
    });
  }
}

function add(found: Map<number, Found>, slot: number, score: number, index: MatterIndex, sight: Sight): void {
  const matter = index.matter(slot);
  if (!matter || !sight.has(slot)) return;
  const open = matter.status === 'active' && matter.billable ? openBonus : 0;
  found.set(slot, { matter, score: score + open });
}

const answers = new Float32Array(16);

/** The sum of what the words are worth; 0 when more than one word has no answer in the matter. */
function scoreOf(slot: number, typed: readonly Typed[], index: MatterIndex): number {
  answers.fill(0);
  index.entriesOf(slot, (entry) => {
    const word = wordOfEntry(entry);
    for (let at = 0; at < typed.length; at += 1) {
      const likeness = typed[at]?.options.get(word) ?? 0;
      if (likeness > (answers[at] ?? 0)) answers[at] = likeness;
    }
  });
  let open = 0;
  let score = 0;
  for (let at = 0; at < typed.length; at += 1) {
    const likeness = answers[at] ?? 0;
    if (likeness === 0) open += 1;
    score += likeness;
  }
  if (open > (typed.length > 1 ? 1 : 0)) return 0;
  return score / typed.length + (open === 0 ? 2 : 0);
}
