import type { Figures } from './figures.ts';

const percent = (right: number, of: number) => (of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`);

/** The figures as a table in plain text, each with what it must reach. */
export function printFigures(figures: Figures): string {
  const { exactWrong, exactTaken, first, three, spokenFirst, noneSure } = figures;
  const row = (what: string, value: string, must: string) => `${what.padEnd(62)} ${value.padStart(16)}   ${must}`;
  const counted = ({ right, of }: { right: number; of: number }) => `${percent(right, of)} (${right}/${of})`;
  const kinds = [...figures.kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    row('exact tier wrong, of all', `${exactWrong.right} (of ${exactWrong.of})`, 'must 0'),
    row('exact tier taken, of exact and separated references to open matters', counted(exactTaken), 'must ≥ 95 %, aim ≥ 98 %'),
    row('right matter first, of those that have one', counted(first), 'must ≥ 90 %, aim ≥ 94 %'),
    row('in the first three', counted(three), 'must ≥ 95 %, aim ≥ 98 %'),
    row('right first, spoken references', counted(spokenFirst), 'must ≥ 80 %, aim ≥ 90 %'),
    row('"none" with a confidence of 0.9 or more', counted(noneSure), 'must ≤ 2 %, aim ≤ 1 %'),
    row('expected calibration error', figures.calibrationError.toFixed(3), 'must ≤ 0.05, aim ≤ 0.03'),
    row('time a query, p50 and p99', `${figures.micros.p50} / ${figures.micros.p99} µs`, ''),
    '',
    `${'kind'.padEnd(28)} ${['count', 'first', 'three', 'exact', 'confidence'].map((head) => head.padStart(10)).join(' ')}`,
    ...kinds.map(([name, { count, first: right, three: near, exact, confidence }]) => {
      const cells = [count, percent(right, count), percent(near, count), exact, (confidence / count).toFixed(2)];
      return `${name.padEnd(28)} ${cells.map((cell) => String(cell).padStart(10)).join(' ')}`;
    }),
    '',
    `${'confidence'.padEnd(28)} ${['count', 'said', 'right'].map((head) => head.padStart(10)).join(' ')}`,
    ...figures.bins.map(({ from, count, confidence, right }) => {
      const cells = [count, confidence.toFixed(3), right.toFixed(3)];
      return `${`${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`.padEnd(28)} ${cells.map((cell) => String(cell).padStart(10)).join(' ')}`;
    }),
  ].join('\n');
}
