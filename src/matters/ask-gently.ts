import type { Access } from '../actionstep/index.ts';
import { type ConnectMeans, type Grant, withAccessToken } from '../connections/index.ts';
import type { Database } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';

/** What a screen waits for does not wait longer than this for Actionstep. */
const patienceMillis = 2500;
const second = 1000;
/** After a question without an answer the same question is not asked again for so long; after a refusal, for longer. */
const restMillis = { silence: 30 * second, refusal: 15 * 60 * second };
const mostKept = 5000;

const restsOf = new WeakMap<Database, Map<string, number>>();

/**
 * Asks Actionstep with the token of the caller's own timekeeper while somebody waits: briefly, and not again for a while
 * when there was no answer. Undefined when it cannot be asked now. `topic` names the question.
 */
export async function askGently<T>(
  caller: TimekeeperCaller,
  topic: 'sight' | 'billing' | 'standing',
  means: ConnectMeans,
  ask: (access: Access, grant: Grant) => Promise<T>,
): Promise<T | undefined> {
  const rests = restsOf.get(means.database) ?? new Map<string, number>();
  restsOf.set(means.database, rests);
  const person = timekeeperOf(caller);
  const key = `${topic}|${caller.firm}|${person}`;
  if ((rests.get(key) ?? 0) > means.now().getTime()) return undefined;
  try {
    return await withAccessToken({ firm: caller.firm, person }, means, (access, grant) =>
      ask({ ...access, timeout: Math.min(access.timeout, patienceMillis) }, grant),
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (rests.size > mostKept) rests.clear();
    const rest = error.code === 'actionstep-refused' && topic !== 'sight' ? restMillis.refusal : restMillis.silence;
    rests.set(key, means.now().getTime() + rest);
    return undefined;
  }
}
