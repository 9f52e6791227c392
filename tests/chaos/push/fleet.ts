import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type PushStep, pushSteps } from '../../../src/push/index.ts';
import type { BackendTask } from './backend-process.ts';
import type { Tally } from './tally.ts';

type Slot = {
  child: ChildProcess | undefined;
  /** The step it is to die at. */
  dieAt: PushStep | null;
  origin: string | undefined;
  queries: ((count: number) => void) | undefined;
};

/** Backend processes that are started again whenever they end, as a service manager would; three of four die at a named step. */
export type Fleet = {
  /** How long the first start took: everything that waits for a start is scaled by it. */
  startMillis: number;
  /** The address of a backend that is up; waits until there is one. */
  anyOrigin(): Promise<string>;
  /** Waits until all are up. */
  allUp(): Promise<void>;
  /** What all have used since they started: processor time in milliseconds, and queries. */
  used(): Promise<{ cpu: number; queries: number }>;
  /** From now on three of four that are started die at a named step. */
  beginDying(): void;
  /** SIGKILL to one that is up, if any. */
  killOne(): void;
  /** SIGKILL to all, `work` while none runs, and all again. */
  whileDown(work: () => Promise<void>): Promise<void>;
  /** From now on nobody dies by itself. */
  calm(): Promise<void>;
  close(): Promise<void>;
};

export async function openFleet(size: number, task: Omit<BackendTask, 'dieAt'>, tally: Tally): Promise<Fleet> {
  const slots: Slot[] = Array.from({ length: size }, () => ({ child: undefined, dieAt: null, origin: undefined, queries: undefined }));
  let mode: 'calm' | 'dying' | 'down' = 'calm';
  const asked = new Map<PushStep, number>();
  /** The step that nobody has died at yet, and that was asked for least. */
  const nextDeath = (slot: Slot): PushStep | null => {
    if (mode !== 'dying' || slots.indexOf(slot) % 4 === 3) return null;
    const rank = (step: PushStep) => (asked.get(step) ?? 0) + (tally.counts()[`kill-at-${step}`] ?? 0) * 100;
    const step = pushSteps.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
    if (step !== null) asked.set(step, (asked.get(step) ?? 0) + 1);
    return step;
  };
  const start = (slot: Slot): void => {
    slot.dieAt = nextDeath(slot);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'backend-process.ts'), JSON.stringify({ ...task, dieAt: slot.dieAt })],
      {
        // A backend that loses its database while it starts ends with words nobody needs here; it is started again.
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../node_modules/.cache/chaos') },
      },
    );
    slot.child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, port] = /^port (\d+)$/.exec(line) ?? [];
      const [, step] = /^died at (.+)$/.exec(line) ?? [];
      if (port) slot.origin = `http://127.0.0.1:${port}`;
      const [, queries] = /^queries (\d+)$/.exec(line) ?? [];
      if (queries) slot.queries?.(Number(queries));
      if (step) tally.struck(`kill-at-${step}`);
    });
    child.on('exit', () => {
      slot.origin = undefined;
      slot.child = undefined;
      if (mode !== 'down') start(slot);
    });
  };
  const kill = async (): Promise<void> => {
    mode = 'down';
    const children = slots.flatMap(({ child }) => child ?? []);
    const ends = children.map((child) => once(child, 'exit'));
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(ends);
  };
  const up = () => slots.filter(({ origin }) => origin !== undefined);
  for (const slot of slots) start(slot);
  const anyOrigin = async (): Promise<string> => {
    for (;;) {
      const all = up();
      const { origin } = all[Math.floor(Math.random() * all.length)] ?? {};
      if (origin) return origin;
      await pause(50);
    }
  };
  const began = performance.now();
  await anyOrigin();
  return {
    startMillis: performance.now() - began,
    anyOrigin,
    allUp: async () => {
      while (up().length < size) await pause(50);
    },
    used: async () => {
      const each = await Promise.all(slots.map(usedBy));
      return { cpu: each.reduce((sum, { cpu }) => sum + cpu, 0), queries: each.reduce((sum, { queries }) => sum + queries, 0) };
    },
    beginDying: () => {
      mode = 'dying';
      slots[0]?.child?.kill('SIGKILL');
      tally.struck('kill-at-random');
    },
    killOne: () => {
      // Who is to be the first to die at a step is left alive until then.
      const victims = up().filter(({ dieAt }) => dieAt === null || tally.counts()[`kill-at-${dieAt}`]);
      const victim = victims[Math.floor(Math.random() * victims.length)];
      if (victim?.child?.kill('SIGKILL')) tally.struck('kill-at-random');
    },
    whileDown: async (work) => {
      await kill();
      await work();
      mode = 'dying';
      for (const slot of slots) start(slot);
      await anyOrigin();
    },
    calm: async () => {
      await kill();
      mode = 'calm';
      for (const slot of slots) start(slot);
      await anyOrigin();
    },
    close: kill,
  };
}

/** Linux counts a process's time in hundredths of a second (proc(5), fields 14 and 15). */
async function usedBy(slot: Slot): Promise<{ cpu: number; queries: number }> {
  const { child } = slot;
  if (child?.pid === undefined) return { cpu: 0, queries: 0 };
  const queries = await new Promise<number>((resolve) => {
    slot.queries = resolve;
    child.kill('SIGUSR2');
  });
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, queries };
}
