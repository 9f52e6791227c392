import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Query } from '../../src/cli/match/read-benchmark.ts';
import type { Matter } from '../../src/domain/match.ts';
import { ownFirm } from './matching/own-firm.ts';
import { fuse, miniSearch, type OpenPeer, ours, trigrams } from './matching/peers.ts';

type Measured = {
  name: string;
  matters: number;
  queries: number;
  build: number;
  bytes: number;
  p50: number;
  p99: number;
  cpu: number;
  first: number;
};
type Firm = { matters: Matter[]; queries: Query[] };

const seed = 2026;
const asked = 600;
const warmUp = 200;
/** How many questions a peer is asked, by the number of matters: fuse.js takes seconds for one at 100,000. */
const peers: { name: string; open: OpenPeer; most: Record<number, number> }[] = [
  { name: 'fuse.js alone', open: fuse, most: { 1000: 40, 10000: 10, 100000: 4 } },
  { name: 'MiniSearch', open: miniSearch, most: { 1000: 300, 10000: 200, 100000: 40 } },
];
const databaseUrl = process.env['TEST_DATABASE_URL'];
if (databaseUrl !== undefined) {
  peers.push({ name: 'pg_trgm', open: trigrams(databaseUrl), most: { 1000: 60, 10000: 20, 100000: 6 } });
}

/**
 * Time a question, time to build, memory and how often the right matter comes first: ours, fuse.js alone, MiniSearch and
 * pg_trgm (with TEST_DATABASE_URL) over the same invented firms and questions of all kinds that have an answer, text only.
 * Time at work is that of this thread: on a busy machine the clock counts others' turns too. Every peer is asked the first so many of one list of questions; ours is asked all of it, and those of fuse.js besides.
 */
export async function benchMatching(): Promise<void> {
  print(['', 'matters', 'asked', 'build ms', 'bytes each', 'p50 ms', 'p99 ms', 'p99 cpu ms', 'right first']);
  for (const count of [1000, 10_000, 100_000]) {
    const firm = firmOf(count);
    const own = await measure('ours', ours, firm, asked);
    for (const { name, open, most } of peers) {
      const peer = await measure(name, open, firm, most[count] ?? 0);
      if (open === fuse) await compare(own, peer, firm);
    }
    if (databaseUrl === undefined) print(['pg_trgm', String(count), 'not measured: TEST_DATABASE_URL is not set']);
    if (count === 100_000) tellMusts(own);
  }
  const large = await measure('ours', ours, firmOf(1_000_000), asked);
  process.stdout.write(`p99 at 1,000,000: ${large.p99.toFixed(2)} ms, ${large.cpu.toFixed(2)} ms of it at work (aim ≤ 5 ms)\n`);
}

function firmOf(count: number): Firm {
  const [matters, queries] = ownFirm(count, asked * 2, seed);
  return { matters, queries: queries.filter(({ expect }) => expect === 'match').slice(0, asked) };
}

async function measure(name: string, open: OpenPeer, { matters, queries }: Firm, most: number): Promise<Measured> {
  const before = memory();
  const began = performance.now();
  const peer = await open(matters);
  const build = performance.now() - began;
  const bytes = (memory() - before) / matters.length;
  const list = queries.slice(0, most);
  if (open === ours) for (const { text } of queries.slice(0, warmUp)) await peer.find(text);
  const times: number[] = [];
  const work: number[] = [];
  let right = 0;
  for (const { text, matterId } of list) {
    const [start, spent] = [performance.now(), process.threadCpuUsage()];
    const [first] = await peer.find(text);
    times.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(spent);
    work.push((user + system) / 1000);
    if (first === matterId) right += 1;
  }
  await peer.close?.();
  const at = (list: number[], share: number) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
  const measured = {
    name,
    matters: matters.length,
    queries: list.length,
    build,
    bytes,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    cpu: at(work, 0.99),
    first: right / list.length,
  };
  show(measured);
  return measured;
}

/** The same few questions that fuse.js was asked. */
async function compare(own: Measured, peer: Measured, { matters, queries }: Firm): Promise<void> {
  const few = await ours(matters);
  const right = queries.slice(0, peer.queries).map(async ({ text, matterId }) => (await few.find(text))[0] === matterId);
  const first = (await Promise.all(right)).filter(Boolean).length / peer.queries;
  const times = Math.round(peer.p50 / own.p50);
  process.stdout.write(
    `  ours is ${times} times faster than fuse.js (p50), right first on its questions ${share(first)} against ${share(peer.first)}\n`,
  );
}

function tellMusts({ bytes, p99, cpu }: Measured): void {
  process.stdout.write(
    `  must: ≥ 500 times faster than fuse.js and oftener right; bytes beyond the text ${Math.round(bytes)} (must ≤ 300); `,
  );
  process.stdout.write(`p99 ${p99.toFixed(2)} ms, ${cpu.toFixed(2)} ms of it at work (aim ≤ 2 ms)\n`);
}

function show({ name, matters, queries, build, bytes, p50, p99, cpu, first }: Measured): void {
  const each = name === 'pg_trgm' ? 'database' : String(Math.round(bytes));
  print([name, String(matters), String(queries), build.toFixed(0), each, p50.toFixed(3), p99.toFixed(3), cpu.toFixed(3), share(first)]);
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function print([first = '', ...cells]: string[]): void {
  process.stdout.write(`${first.padEnd(14)} ${cells.map((cell) => cell.padStart(11)).join(' ')}\n`);
}

/** Bytes in use after what nobody holds is gone; heap and typed arrays. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
