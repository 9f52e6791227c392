import type { Matter } from '../../domain/match.ts';
import type { Query } from './read-benchmark.ts';

/** An id as the matters' file has it. */
export type PrintedId = string | number;

/** One line that the match command prints. */
export type Answer = {
  qid: string;
  tier: 'exact' | 'suggested' | 'none';
  agreed: boolean;
  matterId: PrintedId | null;
  candidates: { matterId: PrintedId; confidence: number; reasons: string[] }[];
  micros: number;
};

export type Judged = { query: Query; answer: Answer };
type Share = { right: number; of: number };
type Kind = { count: number; first: number; three: number; exact: number; confidence: number };

export type Figures = {
  exactWrong: Share;
  exactTaken: Share;
  first: Share;
  three: Share;
  spokenFirst: Share;
  noneSure: Share;
  /** Expected calibration error of the first candidate's confidence, ten bins. */
  calibrationError: number;
  bins: { from: number; count: number; confidence: number; right: number }[];
  kinds: Map<string, Kind>;
  micros: { p50: number; p99: number };
};

const sayable = /spoken/;
const exactKinds = /^ref_(?:exact|separators)/;

/** Scores answers against the truth of their questions, as the benchmark does. */
export function figuresOf(judged: readonly Judged[], matters: readonly Matter[]): Figures {
  const open = new Set(matters.filter((matter) => matter.status === 'active' && matter.billable).map((matter) => matter.id as string));
  const withTruth = judged.filter(({ query }) => query.expect !== undefined);
  const matches = withTruth.filter(({ query }) => query.expect === 'match');
  const references = matches.filter(({ query }) => exactKinds.test(query.noise) && open.has(query.matterId ?? ''));
  const spoken = matches.filter(({ query }) => sayable.test(query.noise));
  const none = withTruth.filter(({ query }) => query.expect === 'none');
  const bins = binsOf(withTruth);
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const micros = judged.map(({ answer }) => answer.micros).sort((a, b) => a - b);
  return {
    exactWrong: share(withTruth, ({ query, answer }) => answer.tier === 'exact' && !isSame(answer.matterId, query)),
    exactTaken: share(references, ({ query, answer }) => answer.tier === 'exact' && isSame(answer.matterId, query)),
    first: share(matches, (one) => isAmong(one, 1)),
    three: share(matches, (one) => isAmong(one, 3)),
    spokenFirst: share(spoken, (one) => isAmong(one, 1)),
    noneSure: share(none, ({ answer }) => (answer.candidates[0]?.confidence ?? 0) >= 0.9),
    calibrationError: bins.reduce((sum, bin) => sum + (bin.count / Math.max(1, total)) * Math.abs(bin.confidence - bin.right), 0),
    bins,
    kinds: kindsOf(withTruth),
    micros: { p50: micros[Math.floor(micros.length / 2)] ?? 0, p99: micros[Math.floor(micros.length * 0.99)] ?? 0 },
  };
}

function share(judged: readonly Judged[], is: (one: Judged) => boolean): Share {
  return { right: judged.filter(is).length, of: judged.length };
}

function isAmong({ query, answer }: Judged, first: number): boolean {
  return query.expect === 'match' && answer.candidates.slice(0, first).some((candidate) => isSame(candidate.matterId, query));
}

function isSame(id: PrintedId | null, { matterId }: Query): boolean {
  return id !== null && String(id) === matterId;
}

function binsOf(judged: readonly Judged[]): Figures['bins'] {
  const bins = Array.from({ length: 10 }, (_, at) => ({ from: at / 10, count: 0, confidence: 0, right: 0 }));
  for (const one of judged) {
    const confidence = one.answer.candidates[0]?.confidence;
    const bin = confidence === undefined ? undefined : bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin || confidence === undefined) continue;
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += isAmong(one, 1) ? 1 : 0;
  }
  return bins
    .filter((bin) => bin.count > 0)
    .map(({ from, count, confidence, right }) => ({ from, count, confidence: confidence / count, right: right / count }));
}

function kindsOf(judged: readonly Judged[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const one of judged) {
    const kind = kinds.get(one.query.noise) ?? { count: 0, first: 0, three: 0, exact: 0, confidence: 0 };
    kinds.set(one.query.noise, kind);
    kind.count += 1;
    if (isAmong(one, 1)) kind.first += 1;
    if (isAmong(one, 3)) kind.three += 1;
    if (one.answer.tier === 'exact') kind.exact += 1;
    kind.confidence += one.answer.candidates[0]?.confidence ?? 0;
  }
  return kinds;
}
