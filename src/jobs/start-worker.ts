import type { Means } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { finishJob, type LeasedJob, leaseJob, postponeJob } from './lease-job.ts';

/** What a handler says of its job: done, or again at a time. */
export type JobResult = { kind: 'done' } | { kind: 'again'; at: Date; because: string };
export type JobHandler = (caller: JobCaller, subject: string) => Promise<JobResult>;

export type WorkerOptions = {
  handlers: Readonly<Record<string, JobHandler>>;
  /** How often to look for due work when nothing nudges, in milliseconds. */
  pollMillis: number;
  leaseMillis: number;
  onError: (kind: string, error: unknown) => void;
};

export type Worker = {
  /** Looks for due work now: called after a room has scheduled some. */
  nudge(): void;
  /** Runs every job that is due and returns: for commands and tests. */
  drain(): Promise<void>;
  /** Takes no more work and waits for what is in hand. */
  stop(): Promise<void>;
};

/** Starts one worker. Any number may run, in any number of processes. */
export function startWorker(options: WorkerOptions, means: Means): Worker {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      while (!stopped && (await runOne(options, means)));
    } while (again && !stopped);
  };
  const nudge = () => {
    again = true;
    if (stopped || running) return;
    running = run()
      .catch((error: unknown) => options.onError('worker', error))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(nudge, options.pollMillis);
  return {
    nudge,
    drain: async () => {
      nudge();
      await running;
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function runOne(options: WorkerOptions, means: Means): Promise<boolean> {
  const job = await leaseJob(Object.keys(options.handlers), options.leaseMillis, means);
  if (!job) return false;
  const result = await attempt(job, options, means);
  if (result.kind === 'done') await finishJob(job, means);
  else await postponeJob(job, result.at, result.because, means);
  return true;
}

async function attempt(job: LeasedJob, options: WorkerOptions, means: Means): Promise<JobResult> {
  try {
    const handler = options.handlers[job.kind];
    if (!handler) throw new AppError({ code: 'internal', message: `No handler for ${job.kind}.` });
    return await handler({ kind: 'job', name: job.kind, firm: job.firm }, job.subject);
  } catch (error) {
    options.onError(job.kind, error);
    const wait = Math.min(300_000, 1000 * 2 ** Math.min(job.attempts, 9));
    return { kind: 'again', at: new Date(means.now().getTime() + wait), because: error instanceof AppError ? error.code : 'internal' };
  }
}
