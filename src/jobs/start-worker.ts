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

/** Jobs in hand at once, and of one firm: what hangs for one firm holds no other up. */
const atOnce = 12;
const ofOneFirm = 8;

/** Starts one worker, which has several jobs in hand at once. Any number may run, in any number of processes. */
export function startWorker(options: WorkerOptions, means: Means): Worker {
  const state: State = { stopped: false, lanes: 0, looking: false, again: false, inHand: [], idle: [] };
  const nudge = () => look(state, options, means);
  const timer = setInterval(nudge, options.pollMillis);
  const idle = () => (state.lanes === 0 ? Promise.resolve() : new Promise<void>((resolve) => state.idle.push(resolve)));
  return {
    nudge,
    drain: () => {
      nudge();
      return idle();
    },
    stop: () => {
      state.stopped = true;
      clearInterval(timer);
      return idle();
    },
  };
}

type State = {
  stopped: boolean;
  /** Lanes that look for a job or run one; at most one looks at a time. */
  lanes: number;
  looking: boolean;
  /** Somebody nudged while a lane was looking: it looks once more. */
  again: boolean;
  inHand: LeasedJob[];
  idle: (() => void)[];
};

/** Opens a lane that looks for work, unless one is looking already or all are busy. */
function look(state: State, options: WorkerOptions, means: Means): void {
  state.again = true;
  if (state.stopped || state.looking || state.lanes >= atOnce) return;
  state.lanes += 1;
  runLane(state, options, means)
    .catch((error: unknown) => options.onError('worker', error))
    .finally(() => {
      state.lanes -= 1;
      if (state.lanes === 0) for (const tell of state.idle.splice(0)) tell();
    });
}

/** Runs jobs one after another; whenever it has found one, another lane looks for more. */
async function runLane(state: State, options: WorkerOptions, means: Means): Promise<void> {
  for (;;) {
    const job = await findJob(state, options, means);
    if (!job) return;
    state.inHand.push(job);
    look(state, options, means);
    try {
      await runJob(job, options, means);
    } finally {
      state.inHand.splice(state.inHand.indexOf(job), 1);
    }
    // Who is looking may have passed over this job's firm as busy, or over what the job scheduled.
    state.again = true;
    if (state.looking) return;
  }
}

async function findJob(state: State, options: WorkerOptions, means: Means): Promise<LeasedJob | undefined> {
  state.looking = true;
  try {
    while (!state.stopped) {
      state.again = false;
      const byFirm = Map.groupBy(state.inHand, ({ firm }) => firm);
      const busy = [...byFirm].flatMap(([firm, jobs]) => (jobs.length >= ofOneFirm ? [firm] : []));
      const job = await leaseJob(Object.keys(options.handlers), { leaseMillis: options.leaseMillis, busy }, means);
      if (job || !state.again) return job;
    }
    return undefined;
  } finally {
    state.looking = false;
  }
}

async function runJob(job: LeasedJob, options: WorkerOptions, means: Means): Promise<void> {
  const result = await attempt(job, options, means);
  if (result.kind === 'done') await finishJob(job, means);
  else await postponeJob(job, result, means);
}

type Outcome = { kind: 'done' } | { kind: 'again'; at: Date; because: string; failed: boolean };

async function attempt(job: LeasedJob, options: WorkerOptions, means: Means): Promise<Outcome> {
  try {
    const handler = options.handlers[job.kind];
    if (!handler) throw new AppError({ code: 'internal', message: `No handler for ${job.kind}.` });
    const result = await handler({ kind: 'job', name: job.kind, firm: job.firm }, job.subject);
    return result.kind === 'done' ? result : { ...result, failed: false };
  } catch (error) {
    options.onError(job.kind, error);
    const wait = Math.min(300_000, 1000 * 2 ** Math.min(job.attempts, 9));
    const because = error instanceof AppError ? error.code : 'internal';
    return { kind: 'again', at: new Date(means.now().getTime() + wait), because, failed: true };
  }
}
