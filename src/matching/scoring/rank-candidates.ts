import type { MatterIndex } from '../matter-index/matter-index.ts';
import { type Feature, featureNames, type Measured, measure } from './features.ts';
import { findCandidates, type Lead, type Sight } from './find-candidates.ts';
import { isContested } from './is-contested.ts';
import type { Asked } from './read-asked.ts';

/** The fitted numbers of the scorer: see fitted-weights. */
export type Weights = {
  features: Readonly<Record<Feature, number>>;
  /** How likely it is that no matter is meant, when nothing speaks for one. */
  none: number;
  noneUnknown: number;
  noneTotal: number;
  /** The same when the reference says one matter and the names another. */
  noneContested: number;
  /** Confidence as counted on held-out questions: at each of these places of the raw one. */
  calibration: readonly (readonly [raw: number, counted: number])[];
};

export type Ranked = Measured & { score: number; confidence: number };

const mostCandidates = 32;

/** Measures the candidates for what is asked; only slots in sight. */
export function measureCandidates(asked: Asked, index: MatterIndex, sight: Sight): Measured[] {
  const slots = new Set(findCandidates(leadsOf(asked, index), index, sight, mostCandidates));
  const byReference = [...asked.references.bySlot].filter(([slot]) => sight.has(slot) && index.matter(slot) !== undefined);
  for (const [slot] of byReference.slice(0, 40)) slots.add(slot);
  for (const slot of asked.history.keys()) if (sight.has(slot) && index.matter(slot) !== undefined) slots.add(slot);
  const measured = [...slots].map((slot) => measure(slot, asked, index));
  markOnlyActive(measured);
  return measured;
}

/** Among matters that answer what is asked equally well, the only open one is meant more often than the others. */
function markOnlyActive(measured: readonly Measured[]): void {
  const best = measured.reduce((most, { features }) => Math.max(most, features.asked), 0);
  if (best < 0.5) return;
  const tied = measured.filter(({ features }) => features.asked > best - 0.04);
  const open = tied.filter(({ features }) => features.active > 0);
  const [only] = open;
  if (!only || open.length > 1 || tied.length < 2) return;
  only.features.onlyActive = 1;
  only.features.onlyActiveFew = 1 - only.features.name;
}

/** Orders measured candidates by score, each with its calibrated confidence; "no matter at all" takes its share. */
export function rankCandidates(asked: Asked, measured: readonly Measured[], weights: Weights): Ranked[] {
  const scored = withThreadFirst(measured.map((one) => ({ ...one, score: scoreOf(one, weights), confidence: 0 })));
  const none = noneScore(asked, measured, weights);
  const top = Math.max(none, scored[0]?.score ?? none);
  const parts = scored.map(({ score }) => Math.exp(score - top));
  const sum = parts.reduce((total, part) => total + part, Math.exp(none - top));
  return withConfidence(
    scored,
    parts.map((part) => part / sum),
    weights.calibration,
  );
}

/**
 * The first one's confidence is calibrated, and no more than its part of all candidates: of two equal ones neither is surer
 * than a half. The others share what it leaves.
 */
function withConfidence(scored: readonly Ranked[], raw: readonly number[], calibration: Weights['calibration']): Ranked[] {
  const [first = 0] = raw;
  const all = raw.reduce((total, one) => total + one, 0);
  const top = Math.min(calibrated(first, calibration), first / Math.max(1e-9, all));
  const rest = (1 - top) / Math.max(1e-9, 1 - first);
  return scored.map((one, at) => ({ ...one, confidence: at === 0 ? top : Math.min(top, (raw[at] ?? 0) * rest) }));
}

/** The matter of the same thread or series comes first (design §4), at least as likely as the one that would. */
function withThreadFirst(scored: Ranked[]): Ranked[] {
  const top = scored.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const best = scored.reduce<Ranked | undefined>((first, one) => (told(one) > (first ? told(first) : 0) ? one : first), undefined);
  if (best && best.score <= top) best.score = top + 0.001;
  return scored.sort((a, b) => b.score - a.score);
}

function told({ features }: Ranked): number {
  return Math.max(features.thread, features.series);
}

/** What speaks for "none of them": asked for what no matter of the firm knows, or contradicting itself. */
export function noneFeatures({ question }: Asked, measured: readonly Measured[]): { unknown: number; total: number; contested: number } {
  const unknown = question.terms.reduce((sum, term) => sum + (term.known ? 0 : term.weight), 0);
  return {
    unknown: question.total > 0 ? unknown / question.total : 1,
    total: Math.min(2, question.total),
    contested: isContested(measured) ? 1 : 0,
  };
}

function noneScore(asked: Asked, measured: readonly Measured[], weights: Weights): number {
  const { unknown, total, contested } = noneFeatures(asked, measured);
  return weights.none + weights.noneUnknown * unknown + weights.noneTotal * total + weights.noneContested * contested;
}

function scoreOf({ features }: Measured, weights: Weights): number {
  let score = 0;
  for (const name of featureNames) score += features[name] * weights.features[name];
  return score;
}

/** Between two counted places the confidence is interpolated. */
function calibrated(raw: number, places: Weights['calibration']): number {
  let before: readonly [number, number] = [0, 0];
  for (const place of places) {
    if (raw <= place[0]) return before[1] + ((raw - before[0]) / Math.max(1e-9, place[0] - before[0])) * (place[1] - before[1]);
    before = place;
  }
  return Math.min(1, before[1]);
}

/** The words that lead to candidates: of the title, the people, the rare ones of the text, parts of references, addresses. */
function leadsOf(asked: Asked, index: MatterIndex): Lead[] {
  const leads: Lead[] = [];
  const lead = (word: number, value: number) => leads.push({ word, value: value * Math.min(1, index.weightOf(word) * 2) });
  for (const [word, hits] of asked.question.hits) {
    lead(
      word,
      hits.reduce((best, hit) => Math.max(best, hit.likeness * (asked.question.terms[hit.term]?.weight ?? 0)), 0),
    );
  }
  for (const person of asked.people) for (const [word, likeness] of person) lead(word, likeness * index.weightOf(word) * 0.7);
  const rare = [...asked.body].map((word) => ({ word, weight: index.weightOf(word) })).filter(({ weight }) => weight > 0.3);
  for (const { word, weight } of rare.sort((a, b) => b.weight - a.weight).slice(0, 24)) lead(word, weight * 0.5);
  for (const [word, weight] of asked.fragments) lead(word, weight);
  for (const word of asked.mails) lead(word, 1);
  for (const word of asked.domains) lead(word, 0.8);
  return leads;
}
