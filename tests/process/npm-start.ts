import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export type Started = { child: ChildProcess; output: () => string; errors: () => string; exit: Promise<number | null> };

/** `npm start` as a person runs it, in a folder of its own so that no .env of the developer is read. */
export function npmStart(folder: string, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['--import', join(root, 'src/guard-node.mjs'), join(root, 'src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output: () => chunks.join(''), errors: () => errors.join(''), exit };
}

/** The address of the playground, once it is printed. Rejects when the process ends before. */
export async function untilReady(started: Started): Promise<string> {
  for (;;) {
    const url = /Playground: (http\S+)/.exec(started.output())?.[1];
    if (url !== undefined) return url;
    const ended = await Promise.race([
      started.exit.then(() => true),
      started.child.stdout ? once(started.child.stdout, 'data').then(() => false) : true,
    ]);
    if (ended) throw new Error(`ended before it was ready: ${started.errors()}`);
  }
}
