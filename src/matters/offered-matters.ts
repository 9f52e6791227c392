import { eq } from 'drizzle-orm';
import { seenAmong } from '../actionstep/index.ts';
import { type ConnectMeans, withAccessToken } from '../connections/index.ts';
import { type Database, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { Matter } from '../domain/match.ts';
import { hideMatters } from './store-matters.ts';

/** How long an answer of Actionstep about one person and one matter is good for. */
const goodMillis = 120_000;
/** An offer does not wait longer than this for Actionstep; the person's set of the day is then what counts. */
const patienceMillis = 2500;
const staleMillis = 3 * 86_400_000;
const mostKept = 5000;

type Seen = Map<string, { until: number }>;
const seenBy = new WeakMap<Database, Seen>();

/**
 * Those of the matters that Actionstep shows the caller's timekeeper at this moment: what is about to be offered is asked
 * for with that person's own token, in one request, and remembered for two minutes. A matter that is refused leaves the
 * person's set at once. While Actionstep cannot be asked, the set itself counts, unless it is older than three days: then
 * nothing is offered.
 */
export async function offeredMatters(caller: TimekeeperCaller, matters: readonly Matter[], means: ConnectMeans): Promise<Matter[]> {
  const seen = seenBy.get(means.database) ?? new Map();
  seenBy.set(means.database, seen);
  const person = timekeeperOf(caller);
  const now = means.now().getTime();
  const key = (matter: Matter) => `${caller.firm}|${person}|${matter.number}`;
  const asked = matters.filter((matter) => (seen.get(key(matter))?.until ?? 0) <= now);
  if (asked.length === 0) return [...matters];
  const shown = await ask(caller, asked, means);
  if (shown === undefined) return (await isSetFresh(caller, means)) ? [...matters] : [];
  if (seen.size > mostKept) seen.clear();
  for (const matter of asked) if (shown.has(matter.number)) seen.set(key(matter), { until: now + goodMillis });
  const refused = asked.filter((matter) => !shown.has(matter.number)).map((matter) => matter.number);
  await means.database.withFirm(caller.firm, (session) => hideMatters(session, refused, person));
  return matters.filter((matter) => !refused.includes(matter.number));
}

/** Undefined when Actionstep cannot be asked now. */
async function ask(caller: TimekeeperCaller, matters: readonly Matter[], means: ConnectMeans): Promise<Set<string> | undefined> {
  const numbers = matters.map((matter) => matter.number);
  try {
    return await withAccessToken({ firm: caller.firm, person: timekeeperOf(caller) }, means, (access) =>
      seenAmong({ ...access, timeout: Math.min(access.timeout, patienceMillis) }, numbers),
    );
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

async function isSetFresh(caller: TimekeeperCaller, means: ConnectMeans): Promise<boolean> {
  const { matterListing } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ fullAt: matterListing.fullAt })
      .from(matterListing)
      .where(eq(matterListing.personId, timekeeperOf(caller))),
  );
  const fullAt = rows[0]?.fullAt;
  return fullAt !== null && fullAt !== undefined && means.now().getTime() - fullAt.getTime() < staleMillis;
}
