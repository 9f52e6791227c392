import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, signIn } from '../component/stand-in/sign-in.ts';
import { familyNames, referenceOf, writeMattersFile } from './matters-file.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

const matters = 100_000;
const rounds = 300;
const limit = 50;

/** A repeatable stream of numbers below a limit. */
function choices(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pages = Math.ceil(matters / 200);

/** What is asked, each time of another part of the firm. */
const questions: readonly [what: string, path: (pick: (below: number) => number) => string][] = [
  ['page of 200, any page', (pick) => `actions?pageSize=200&page=${1 + pick(pages)}`],
  ['page of 200 with its clients', (pick) => `actions?pageSize=200&page=${1 + pick(pages)}&include=primaryParticipants`],
  ['page of 200 ids', (pick) => `actions?fields=id&pageSize=200&page=${1 + pick(pages)}`],
  [
    'changed since, sorted',
    (pick) => `actions?modifiedTimestamp_gteq=20${20 + pick(6)}-01-01T00:00:00&sort=modifiedTimestamp&pageSize=200`,
  ],
  ['reference eq', (pick) => `actions?reference_eq=${referenceOf(pick(matters))}`],
  ['reference ilike', (pick) => `actions?reference_ilike=*${pick(1000)}*&pageSize=200`],
  ['name ilike', (pick) => `actions?name_ilike=*${familyNames[pick(familyNames.length)]?.toLowerCase()}*&pageSize=200`],
  [
    'linked: client’s name ilike',
    (pick) => `actions?primaryParticipants[displayName_ilike]=*${familyNames[pick(familyNames.length)]}${pick(500)}*`,
  ],
  ['linked: assigned to, by e-mail', () => 'actions?assignedTo[email_eq]=mere@harbourvale.example&pageSize=200'],
  ['participants of one matter', (pick) => `actionparticipants?action=${1001 + pick(matters)}&include=participant`],
  [
    'contact by e-mail',
    (pick) => {
      const index = pick(matters);
      return `participants?email_eq=client${index}@host${index % 997}.example`;
    },
  ],
  ['20 matters by id', (pick) => `actions/${Array.from({ length: 20 }, () => 1001 + pick(matters)).join()}`],
];

type Figures = { p50: number; p99: number };

function figuresOf(millis: number[]): Figures {
  const sorted = millis.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/**
 * How quickly the Actionstep sandbox answers with 100,000 matters, as a client sees it: another process, one request after
 * the other, each of another part of the firm. The peer, in the same run, is what cannot be saved: JSON.stringify of the
 * very page that was answered.
 */
export async function benchSandbox(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'matterclock-bench-'));
  try {
    const file = join(folder, 'matters.jsonl');
    await writeMattersFile(file, matters);
    const began = performance.now();
    const sandbox = await startSandboxProcess(['--matters', file]);
    try {
      await ask(sandbox, began);
    } finally {
      await sandbox.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ask({ descriptor }: SandboxProcess, began: number): Promise<void> {
  const mere = await signIn({ descriptor, origin: '', close: async () => undefined }, 'mere');
  const started = Math.round(performance.now() - began);
  print(`bench sandbox: ${matters} matters, ${rounds} requests each, ready after ${started} ms; must: p99 < ${limit} ms`);
  print(`${'ms'.padEnd(34)}     p50     p99   peer p99 (JSON.stringify of the page)`);
  const slow: string[] = [];
  for (const [what, path] of questions) {
    const { own, peer } = await measure(mere.tokens, path);
    const figures = [own.p50, own.p99, peer.p99].map((millis) => millis.toFixed(1).padStart(8));
    print(`${what.padEnd(32)}${figures.join('')}`);
    if (own.p99 >= limit) slow.push(what);
  }
  if (slow.length > 0) process.exitCode = 1;
  print(slow.length === 0 ? `all below ${limit} ms` : `not below ${limit} ms: ${slow.join(', ')}`);
}

async function measure(tokens: Json, path: (pick: (below: number) => number) => string) {
  const pick = choices(7);
  const headers = { authorization: `Bearer ${tokens['access_token']}`, accept: 'application/vnd.api+json' };
  const [own, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const url = `${tokens['api_endpoint']}rest/${path(pick)}`;
    const began = performance.now();
    const response = await fetch(url, { headers });
    const text = await response.text();
    own.push(performance.now() - began);
    if (response.status !== 200 && response.status !== 204) throw new Error(`${url}: ${response.status}`);
    const body: unknown = text === '' ? {} : JSON.parse(text);
    const read = performance.now();
    JSON.stringify(body);
    peer.push(performance.now() - read);
  }
  return { own: figuresOf(own), peer: figuresOf(peer) };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
