import type { JobCaller } from '../domain/caller.ts';
import type { AppError } from '../domain/errors.ts';
import type { JobResult } from '../jobs/index.ts';
import { noteProblem, type OutboxRow } from './outbox-row.ts';
import type { PushMeans } from './push-means.ts';

/** The first pause before a waiting row is looked at again; every further one is twice as long, up to the longest. */
const firstPause = 2000;

/** The row waits in plain sight with the reason and when it is tried next, and goes by itself. */
export async function waitInSight(caller: JobCaller, row: OutboxRow, error: AppError, means: PushMeans): Promise<JobResult> {
  const now = means.now();
  const graceEnd = row.sentAt === null ? 0 : row.sentAt.getTime() + means.graceMillis;
  const at = new Date(Math.max(now.getTime() + pauseAfter(row, means), graceEnd));
  await means.database.withFirm(caller.firm, (session) =>
    noteProblem(session, row, { code: error.code, message: error.message, nextTryAt: at }, now),
  );
  return { kind: 'again', at, because: error.code };
}

/** Waits for the rest that a row needs before it is looked up; what it waited for before is still why. */
export async function again(caller: JobCaller, row: OutboxRow, rest: { until: Date; why: string }, means: PushMeans): Promise<JobResult> {
  const problem = { code: 'outcome-unknown', message: rest.why, nextTryAt: rest.until };
  if (row.problemCode === null) await means.database.withFirm(caller.firm, (session) => noteProblem(session, row, problem, means.now()));
  return { kind: 'again', at: rest.until, because: 'grace' };
}

function pauseAfter({ nextTryAt, notedAt }: OutboxRow, { longestPauseMillis }: PushMeans): number {
  const before = nextTryAt === null ? 0 : nextTryAt.getTime() - notedAt.getTime();
  return Math.min(longestPauseMillis, Math.max(firstPause, 2 * before));
}
