import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SandboxDescriptor } from '../../src/sandbox/actionstep/options.ts';

export type SandboxProcess = { descriptor: SandboxDescriptor; end(): Promise<void> };

/** Starts the Actionstep sandbox as a process of its own, by its command, and waits until it listens. */
export async function startSandboxProcess(more: readonly string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['src/cli/sandbox.ts', '--port', '0', ...more], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) throw new Error('the sandbox did not start');
  return {
    descriptor: JSON.parse(first.value) as SandboxDescriptor,
    end: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
