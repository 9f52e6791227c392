import type { Candidate, Match, Matter } from '../domain/match.ts';
import type { MatterIndex } from './matter-index/matter-index.ts';
import { decideExact, type Exact } from './scoring/decide-exact.ts';
import type { Sight } from './scoring/find-candidates.ts';
import { fittedWeights } from './scoring/fitted-weights.ts';
import { giveReasons } from './scoring/give-reasons.ts';
import { measureCandidates, type Ranked, rankCandidates } from './scoring/rank-candidates.ts';
import { type Asked, type Known, readAsked } from './scoring/read-asked.ts';

const mostOffered = 5;
/** Below this confidence a matter is not worth a line on the screen. */
const worthOffering = 0.02;

/**
 * Finds the matter of an entry among those in sight (design §4): exact, suggested with confidence and reasons, or none. Whether
 * a reference is unique is judged over the whole index. Pure; well under a millisecond for a mail, bounded for any input.
 */
export function matchKnown(known: Known, index: MatterIndex, sight: Sight): Match {
  const asked = readAsked(known, index);
  const ranked = rankCandidates(asked, measureCandidates(asked, index, sight), fittedWeights);
  const exact = decideExact(asked, ranked, index, sight);
  const offer = (one: Ranked) => candidateOf(one, asked, known, index, isDoubted(one, exact) ? exact.doubt : undefined);
  if (exact.kind === 'exact') {
    const others = ranked.filter((one) => one.slot !== exact.slot && one.confidence >= worthOffering);
    const own = ranked.find((one) => one.slot === exact.slot);
    const reasons = own ? giveReasons(own, exact.matter, asked, known.people) : [];
    return {
      tier: 'exact',
      agreed: exact.agreed,
      matter: exact.matter,
      reasons,
      confidence: confidenceOfExact(exact.agreed),
      runnersUp: others.flatMap(offer).slice(0, mostOffered - 1),
    };
  }
  const offered = ranked.filter((one) => one.confidence >= worthOffering || asked.references.bySlot.has(one.slot));
  const candidates = offered.flatMap(offer).slice(0, mostOffered);
  if (candidates.length > 0) return { tier: 'suggested', candidates };
  return { tier: 'none', reasons: ['No reference, client or name of a matter was found.'] };
}

/** What is in doubt is the written reference: every matter that carries it says so. */
function isDoubted({ slot, features }: Ranked, exact: Exact): exact is Extract<Exact, { kind: 'doubt' }> {
  return exact.kind === 'doubt' && (exact.slot === slot || features.written > 0);
}

/** How often an exact match is right: measured in a simulation of typed references with slips (reference/storage.md §3.4). */
function confidenceOfExact(agreed: boolean): number {
  return agreed ? 0.999 : 0.98;
}

function candidateOf(one: Ranked, asked: Asked, known: Known, index: MatterIndex, doubt: string | undefined): Candidate[] {
  const matter: Matter | undefined = index.matter(one.slot);
  if (!matter) return [];
  const reasons = giveReasons(one, matter, asked, known.people);
  if (reasons.length === 0) return [];
  const all = doubt === undefined || reasons.includes(doubt) ? reasons : [...reasons.slice(0, 4), doubt];
  return [{ matter, reasons: all, confidence: one.confidence }];
}
