import { type Feature, featureNames } from '../../../src/matching/scoring/features.ts';
import type { Weights } from '../../../src/matching/scoring/rank-candidates.ts';

/** One question: the measures of its candidates, which of them is right (-1 when none is), and what speaks for none. */
export type Example = { candidates: Float64Array[]; truth: number; unknown: number; total: number };

const width = featureNames.length + 3;
const rounds = 400;
const rate = 0.05;
const shrink = 2e-4;

/**
 * Fits the scorer: a conditional logit over the candidates and "none of them", by gradient steps (Adam) on the mean log
 * likelihood, with weights drawn towards 0. The same examples give the same weights.
 */
export function fitWeights(examples: readonly Example[]): Omit<Weights, 'calibration'> {
  const at = new Float64Array(width);
  const [mean, square] = [new Float64Array(width), new Float64Array(width)];
  for (let round = 1; round <= rounds; round += 1) {
    const slope = new Float64Array(width);
    for (const example of examples) addSlope(example, at, slope);
    for (let i = 0; i < width; i += 1) {
      const step = (slope[i] ?? 0) / examples.length - shrink * (at[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * step;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * step * step;
      const [m, s] = [(mean[i] ?? 0) / (1 - 0.9 ** round), (square[i] ?? 0) / (1 - 0.999 ** round)];
      at[i] = (at[i] ?? 0) + (rate * m) / (Math.sqrt(s) + 1e-8);
    }
  }
  return named(at);
}

function named(at: Float64Array): Omit<Weights, 'calibration'> {
  const rounded = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  const features = Object.fromEntries(featureNames.map((name, i) => [name, rounded(at[i])])) as Record<Feature, number>;
  const [none, noneUnknown, noneTotal] = [rounded(at[width - 3]), rounded(at[width - 2]), rounded(at[width - 1])];
  return { features, none, noneUnknown, noneTotal };
}

/** Adds the slope of one example's log likelihood. */
function addSlope({ candidates, truth, unknown, total }: Example, at: Float64Array, slope: Float64Array): void {
  const none = [1, unknown, total];
  const noneScore = none.reduce((sum, value, i) => sum + value * (at[width - 3 + i] ?? 0), 0);
  const scores = candidates.map((values) => values.reduce((sum, value, i) => sum + value * (at[i] ?? 0), 0));
  const top = Math.max(noneScore, ...scores);
  const parts = scores.map((score) => Math.exp(score - top));
  const sum = parts.reduce((all, part) => all + part, Math.exp(noneScore - top));
  for (const [i, values] of candidates.entries()) {
    const error = (i === truth ? 1 : 0) - (parts[i] ?? 0) / sum;
    if (Math.abs(error) < 1e-6) continue;
    for (let j = 0; j < values.length; j += 1) slope[j] = (slope[j] ?? 0) + error * (values[j] ?? 0);
  }
  const error = (truth < 0 ? 1 : 0) - Math.exp(noneScore - top) / sum;
  for (const [i, value] of none.entries()) slope[width - 3 + i] = (slope[width - 3 + i] ?? 0) + error * value;
}
