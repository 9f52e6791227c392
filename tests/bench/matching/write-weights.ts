import type { Query } from '../../../src/cli/match/read-benchmark.ts';
import type { Weights } from '../../../src/matching/scoring/rank-candidates.ts';

type Counted = { sample: { query: Query; set: string }; calibrated: number; first: boolean; three: boolean };

/** The checked-in file of the fitted numbers. */
export function weightsFile(weights: Weights): string {
  const { features, calibration, ...none } = weights;
  const lines = (values: object) => Object.entries(values).map(([name, value]) => `${name}: ${value},`);
  return [
    "import type { Weights } from './rank-candidates.ts';",
    '',
    '/** Written by `npm run match:calibrate`; what these numbers reach stands in fitted-weights.md. */',
    'export const fittedWeights: Weights = {',
    '  features: {',
    ...lines(features).map((line) => `    ${line}`),
    '  },',
    ...lines(none).map((line) => `  ${line}`),
    '  calibration: [',
    ...calibration.map(([raw, counted]) => `    [${raw}, ${counted}],`),
    '  ],',
    '};',
    '',
  ].join('\n');
}

/** What the fit reaches on questions about matters it was not fitted on. */
export function reportOf(counted: readonly Counted[], weights: Weights, samples: number): string {
  const sets = [...new Set(counted.map(({ sample }) => sample.set))];
  const rows = [...sets, 'all'].map((set) =>
    rowOf(
      set,
      counted.filter(({ sample }) => set === 'all' || sample.set === set),
    ),
  );
  return [
    '# What the fitted weights reach',
    '',
    `Written by \`npm run match:calibrate\`. ${samples} questions; two halves parted by matter, each judged with weights`,
    'and calibration of the other. The weights checked in are fitted on both. Ambiguous questions count as right in 35 of 100 when',
    'confidence is calibrated; in the error below they are left out, and counted as wrong.',
    '',
    '| questions | n | right first | in first three | none ≥ 0.9 | error, ambiguous out | error, ambiguous wrong |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `${Object.keys(weights.features).length} measures a candidate, ${weights.calibration.length} places of calibration.`,
    '',
  ].join('\n');
}

function rowOf(set: string, counted: readonly Counted[]): string {
  const matches = counted.filter(({ sample }) => sample.query.expect === 'match');
  const none = counted.filter(({ sample }) => sample.query.expect === 'none');
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const cells = [
    set,
    counted.length,
    share(matches.filter(({ first }) => first).length, matches.length),
    share(matches.filter(({ three }) => three).length, matches.length),
    share(none.filter(({ calibrated }) => calibrated >= 0.9).length, none.length),
    errorOf(counted.filter(({ sample }) => sample.query.expect !== 'ambiguous')).toFixed(3),
    errorOf(counted).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Expected calibration error over ten bins of the first candidate's confidence. */
function errorOf(counted: readonly Counted[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0 }));
  for (const { calibrated, first } of counted) {
    const bin = bins[Math.min(9, Math.floor(calibrated * 10))];
    if (!bin) continue;
    bin.said += calibrated;
    bin.right += first ? 1 : 0;
  }
  return bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / Math.max(1, counted.length);
}
