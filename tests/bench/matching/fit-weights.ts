import { type Feature, featureNames } from '../../../src/matching/scoring/features.ts';
import type { Weights } from '../../../src/matching/scoring/rank-candidates.ts';

/** One question: the measures of its candidates one after the other, what speaks for none, and how likely each is right. */
export type Example = { candidates: Float32Array; none: readonly number[]; truth: Float32Array; noneTruth: number };
type Fitted = Omit<Weights, 'calibration'>;

const width = featureNames.length;
const noneNames = ['none', 'noneUnknown', 'noneTotal', 'noneContested'] as const;
const all = width + noneNames.length;
/**
 * What is likely chance for "none" still tells one matter from another: a reference one slip away, a person, what was
 * learned. These never speak against a matter.
 */
const never: ReadonlySet<Feature> = new Set([
  'doubted',
  'year',
  'swapped',
  'misheard',
  'slip',
  'slipAlone',
  'fragment',
  'mail',
  'domain',
  'person',
  'bodyName',
  'bodyClient',
  'thread',
  'series',
  'usual',
  'usualDomain',
  'shorthand',
]);
const leastOf: Partial<Record<Feature, number>> = { slip: 0.6, swapped: 0.3, year: 0.6, misheard: 0.6, bodyName: 0.3, bodyClient: 0.6 };
const least = Array.from({ length: all }, (_, i) => {
  const name = featureNames[i];
  return name !== undefined && never.has(name) ? (leastOf[name] ?? 0) : Number.NEGATIVE_INFINITY;
});
const rounds = 300;
const rate = 0.06;
const shrink = 3e-5;

/**
 * Fits the scorer: a conditional logit over the candidates and "none of them", by gradient steps (Adam) on the mean log
 * likelihood, with weights drawn towards 0, some of them held above it. The same examples give the same weights.
 */
export function fitWeights(examples: readonly Example[]): Fitted {
  const at = new Float64Array(all);
  const [mean, square] = [new Float64Array(all), new Float64Array(all)];
  for (let round = 1; round <= rounds; round += 1) {
    const slope = new Float64Array(all);
    for (const example of examples) addSlope(example, at, slope);
    const step = rate * Math.min(1, (2 * (rounds - round)) / rounds + 0.05);
    for (let i = 0; i < all; i += 1) {
      const value = (slope[i] ?? 0) / examples.length - shrink * (at[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * value;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * value * value;
      const [m, s] = [(mean[i] ?? 0) / (1 - 0.9 ** round), (square[i] ?? 0) / (1 - 0.999 ** round)];
      at[i] = Math.max(least[i] ?? 0, (at[i] ?? 0) + (step * m) / (Math.sqrt(s) + 1e-8));
    }
  }
  return named(at);
}

function named(at: Float64Array): Fitted {
  const rounded = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  const features = Object.fromEntries(featureNames.map((name, i) => [name, rounded(at[i])])) as Record<Feature, number>;
  const [none, noneUnknown, noneTotal, noneContested] = [0, 1, 2, 3].map((i) => rounded(at[width + i]));
  return { features, none: none ?? 0, noneUnknown: noneUnknown ?? 0, noneTotal: noneTotal ?? 0, noneContested: noneContested ?? 0 };
}

/** Adds the slope of one example's log likelihood. */
function addSlope({ candidates, none, truth, noneTruth }: Example, at: Float64Array, slope: Float64Array): void {
  const scores = new Float64Array(truth.length + 1);
  for (let i = 0; i < truth.length; i += 1) {
    let score = 0;
    for (let j = 0; j < width; j += 1) score += (candidates[i * width + j] ?? 0) * (at[j] ?? 0);
    scores[i] = score;
  }
  let score = 0;
  for (let j = 0; j < none.length; j += 1) score += (none[j] ?? 0) * (at[width + j] ?? 0);
  scores[truth.length] = score;
  const top = scores.reduce((best, one) => Math.max(best, one), Number.NEGATIVE_INFINITY);
  const sum = scores.reduce((total, one) => total + Math.exp(one - top), 0);
  for (let i = 0; i < truth.length; i += 1) {
    const error = (truth[i] ?? 0) - Math.exp((scores[i] ?? 0) - top) / sum;
    if (Math.abs(error) < 1e-5) continue;
    for (let j = 0; j < width; j += 1) slope[j] = (slope[j] ?? 0) + error * (candidates[i * width + j] ?? 0);
  }
  const error = noneTruth - Math.exp(score - top) / sum;
  for (let j = 0; j < none.length; j += 1) slope[width + j] = (slope[width + j] ?? 0) + error * (none[j] ?? 0);
}
