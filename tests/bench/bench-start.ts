import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPane } from '../../src/build-pane.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 5;

/**
 * Cold start to ready, as a person sees it: a new process until /readyz answers 200. First start on an empty folder, then
 * starts that find data. The pane is built before and told apart. The peer is Node itself printing one line.
 */
export async function benchStart(): Promise<void> {
  const builtIn = await timed(async () => void (await buildPane()));
  const folder = await mkdtemp(join(tmpdir(), 'matterclock-bench-'));
  try {
    const first = await startOnce(folder);
    const later: number[] = [];
    for (let round = 0; round < rounds; round += 1) later.push(await startOnce(folder));
    const peer = await timed(() => once(spawn(process.execPath, ['-e', 'console.log(1)']), 'exit'));
    print({ builtIn, first, later: later.sort((a, b) => a - b), peer });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Figures = { builtIn: number; first: number; later: number[]; peer: number };

function print({ builtIn, first, later, peer }: Figures): void {
  const median = later[Math.floor(later.length / 2)] ?? 0;
  const line = (what: string, millis: number, aim: string) => `${what.padEnd(34)} ${String(Math.round(millis)).padStart(7)} ms   ${aim}`;
  process.stdout.write(
    `${[
      'bench start: a new process until /readyz answers 200',
      line('first start, empty folder', first, 'aim < 10000 ms'),
      line(`with data, median of ${later.length}`, median, 'aim < 5000 ms'),
      line('with data, slowest', later.at(-1) ?? 0, ''),
      line('pane build, if sources changed', builtIn, 'apart'),
      line('peer: node printing a line', peer, `with data is ${(median / peer).toFixed(1)} times that`),
    ].join('\n')}\n`,
  );
}

async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(child.stdout);
    return performance.now() - began;
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

async function untilReady(output: NodeJS.ReadableStream): Promise<void> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const url = /Playground: (\S+)/.exec(text)?.[1];
    if (url === undefined) continue;
    const response = await fetch(new URL('/readyz', url));
    if (response.status === 200) return;
  }
  throw new Error('the backend ended before it was ready');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
