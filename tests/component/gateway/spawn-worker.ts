import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type GatewayWorker = {
  /** Makes so many calls at once; answers how many ended how. */
  call(times: number): Promise<Record<string, number>>;
  /** SIGKILL, and its end. */
  kill(): Promise<void>;
  isAlive(): boolean;
};

/** Starts gateway-worker.ts as a process and waits until its vault is open. */
export async function spawnWorker(task: object): Promise<GatewayWorker> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'gateway-worker.ts'), JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value ?? '{"process":1}';
  if ((await next()) !== 'ready') throw new Error('the worker did not start');
  return {
    call: async (times) => {
      child.stdin.write(`${times}\n`);
      return JSON.parse(await next()) as Record<string, number>;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
}
