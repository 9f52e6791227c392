import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type PushStep, pushSteps } from '../../../src/push/index.ts';
import type { BackendTask } from './backend-process.ts';
import type { Tally } from './tally.ts';

type Slot = { child: ChildProcess | undefined; origin: string | undefined };

/** Backend processes that are started again whenever they end, as a service manager would; three of four die at a named step. */
export type Fleet = {
  /** The address of a backend that is up; waits until there is one. */
  anyOrigin(): Promise<string>;
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
  const slots: Slot[] = Array.from({ length: size }, () => ({ child: undefined, origin: undefined }));
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
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'backend-process.ts'), JSON.stringify({ ...task, dieAt: nextDeath(slot) })],
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
  await anyOrigin();
  return {
    anyOrigin,
    beginDying: () => {
      mode = 'dying';
      slots[0]?.child?.kill('SIGKILL');
      tally.struck('kill-at-random');
    },
    killOne: () => {
      const victims = up();
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
