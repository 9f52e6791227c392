import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Query } from '../../../src/cli/match/read-benchmark.ts';
import { readMatters, readQueries } from '../../../src/cli/match/read-benchmark.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { MatterIndex } from '../../../src/matching/index.ts';
import { featureNames, type Measured } from '../../../src/matching/scoring/features.ts';
import { measureCandidates, noneFeatures, rankCandidates, type Weights } from '../../../src/matching/scoring/rank-candidates.ts';
import { type Asked, readAsked } from '../../../src/matching/scoring/read-asked.ts';
import { calibrateConfidence, type Said } from './calibrate-confidence.ts';
import { type Example, fitWeights } from './fit-weights.ts';
import { contextOf } from './make-context.ts';
import { ownFirm } from './own-firm.ts';
import { type Random, randomFrom } from './random.ts';
import { reportOf, weightsFile } from './write-weights.ts';

/** A question measured once: its candidates do not depend on the weights. */
type Sample = { query: Query; asked: Asked; measured: Measured[]; idOf: (slot: number) => string; set: string; half: 0 | 1 };

const everything = { has: () => true };
const kept = 40;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { matters: { type: 'string' }, queries: { type: 'string' }, dry: { type: 'boolean', default: false } },
  });
  const samples = [
    ...sampleOf('own, 5,000 matters', ...ownFirm(5000, 3000, 101)),
    ...sampleOf('own, 20,000 matters', ...ownFirm(20_000, 2000, 102)),
    ...sampleOf('own, with people and history', ...ownFirm(5000, 2500, 103), randomFrom(104)),
  ];
  if (values.matters !== undefined && values.queries !== undefined) {
    samples.push(...sampleOf('given file', await readMatters(values.matters), await readQueries(values.queries)));
  }
  const said = [0, 1].flatMap((half) => crossed(samples, half as 0 | 1));
  const weights: Weights = { ...fitWeights(samples.map(exampleOf)), calibration: calibrateConfidence(said.map(({ said: one }) => one)) };
  const report = reportOf(said, weights, samples.length);
  process.stdout.write(`${report}\n`);
  if (values.dry) return;
  const folder = join(import.meta.dirname, '../../../src/matching/scoring');
  await writeFile(join(folder, 'fitted-weights.ts'), weightsFile(weights));
  await writeFile(join(folder, 'fitted-weights.md'), report);
}

/** Every matter is in one half only: what is fitted on one is counted on the other. */
function sampleOf(set: string, matters: readonly Matter[], queries: readonly Query[], context?: Random): Sample[] {
  const index = new MatterIndex();
  index.put(matters);
  return queries.map((query, at) => {
    const { text, ...known } = context ? contextOf(query, matters, context) : { text: query.text, people: [] };
    const asked = readAsked({ texts: [text], ...known }, index);
    const half = Number(query.matterId ?? query.candidates[0] ?? at) % 2 === 0 ? 0 : 1;
    const measured = bestOf(measureCandidates(asked, index, everything));
    return { query, asked, measured, idOf: (slot: number) => index.matter(slot)?.id ?? '', set, half };
  });
}

/** Candidates that no weights could put first are left out to spare time. */
function bestOf(measured: readonly Measured[]): Measured[] {
  const worth = ({ features: f }: Measured) =>
    f.asked +
    f.client +
    f.name +
    f.active * 0.1 +
    2 * (f.written + f.spoken + f.misread) +
    f.year +
    f.swapped +
    f.misheard +
    f.slip * 0.5 +
    f.mail +
    f.domain +
    f.person +
    2 * (f.thread + f.series + f.usual + f.usualDomain + f.shorthand) +
    f.doubted;
  return measured.toSorted((a, b) => worth(b) - worth(a)).slice(0, kept);
}

/** What the other half's weights and calibration say of one half. */
function crossed(
  samples: readonly Sample[],
  half: 0 | 1,
): { sample: Sample; said: Said; calibrated: number; first: boolean; three: boolean }[] {
  const fitted = fitWeights(samples.filter((sample) => sample.half !== half).map(exampleOf));
  const raw: Weights = { ...fitted, calibration: [[1, 1]] };
  const others = samples.filter((sample) => sample.half !== half).map((sample) => judge(sample, raw));
  const places = calibrateConfidence(others.map(({ said }) => said));
  return samples
    .filter((sample) => sample.half === half)
    .map((sample) => ({ ...judge(sample, raw), calibrated: judge(sample, { ...fitted, calibration: places }).said.confidence }));
}

function judge(sample: Sample, weights: Weights) {
  const ranked = rankCandidates(sample.asked, sample.measured, weights);
  const isRight = (at: number) =>
    sample.query.expect === 'match' && ranked[at] !== undefined && sample.idOf(ranked[at].slot) === sample.query.matterId;
  return {
    sample,
    said: { confidence: ranked[0]?.confidence ?? 0, right: shareRight(sample, isRight(0)) },
    first: isRight(0),
    three: [0, 1, 2].some(isRight),
  };
}

/** An ambiguous question has no right answer, and its first candidate is no wrong one: it counts as right now and then. */
function shareRight({ query }: Sample, right: boolean): number {
  return query.expect === 'ambiguous' ? 0.35 : right ? 1 : 0;
}

function exampleOf({ query, asked, measured, idOf }: Sample): Example {
  const truth = new Float32Array(measured.length);
  const wanted = query.expect === 'ambiguous' ? (query.noise.startsWith('conflict') ? query.candidates.slice(0, 1) : query.candidates) : [];
  for (const [at, { slot }] of measured.entries()) {
    const id = idOf(slot);
    if (query.expect === 'match') truth[at] = id === query.matterId ? 1 : 0;
    else if (wanted.includes(id)) truth[at] = 0.5 / wanted.length;
  }
  const told = truth.reduce((sum, share) => sum + share, 0);
  const { unknown, total, contested } = noneFeatures(asked, measured);
  const candidates = Float32Array.from(measured.flatMap(({ features }) => featureNames.map((name) => features[name])));
  return { candidates, none: [1, unknown, total, contested], truth, noneTruth: 1 - told };
}

await run();
