import { eq } from 'drizzle-orm';
import { seenAmong } from '../actionstep/index.ts';
import { type ConnectMeans, withAccessToken } from '../connections/index.ts';
import { type Database, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';
import { hideMatters } from './store-matters.ts';
import { mattersById } from './visible-matters.ts';

/** How long an answer of Actionstep about one person and one matter is good for. */
const goodMillis = 120_000;
/** An offer does not wait longer than this for Actionstep; the person's set of the day is then what counts. */
const patienceMillis = 2500;
const staleMillis = 3 * 86_400_000;
const mostKept = 5000;

/** After a question without an answer a person's offers are not asked about for so long. */
const restMillis = 30_000;

/** Until when an answer about a person and a matter is good, and until when a person is not asked about. */
type Memory = { seen: Map<string, number>; resting: Map<string, number> };
const memoryOf = new WeakMap<Database, Memory>();

/**
 * Those of the matters that Actionstep shows the caller's timekeeper at this moment: what is about to be offered is asked
 * for with that person's own token, in one request, and remembered for two minutes. A matter that is refused leaves the
 * person's set at once. While Actionstep cannot be asked, the set itself counts, unless it is older than three days: then
 * nothing is offered.
 */
export async function offeredMatters(caller: TimekeeperCaller, matters: readonly Matter[], means: ConnectMeans): Promise<Matter[]> {
  const memory = memoryOf.get(means.database) ?? { seen: new Map(), resting: new Map() };
  memoryOf.set(means.database, memory);
  const person = timekeeperOf(caller);
  const now = means.now().getTime();
  const key = (matter: Matter) => `${caller.firm}|${person}|${matter.number}`;
  const asked = matters.filter((matter) => (memory.seen.get(key(matter)) ?? 0) <= now);
  if (asked.length === 0) return [...matters];
  const shown = (memory.resting.get(person) ?? 0) > now ? undefined : await ask(caller, asked, means);
  if (shown === undefined) {
    if ((memory.resting.get(person) ?? 0) <= now) memory.resting.set(person, now + restMillis);
    return (await isSetFresh(caller, means)) ? [...matters] : [];
  }
  if (memory.seen.size > mostKept) memory.seen.clear();
  for (const matter of asked) if (shown.has(matter.number)) memory.seen.set(key(matter), now + goodMillis);
  const refused = asked.filter((matter) => !shown.has(matter.number)).map((matter) => matter.number);
  await means.database.withFirm(caller.firm, (session) => hideMatters(session, refused, person));
  return matters.filter((matter) => !refused.includes(matter.number));
}

/** Those of the given matters that may be shown to the caller's timekeeper at this moment. */
export async function offeredById(caller: TimekeeperCaller, ids: readonly MatterId[], means: ConnectMeans): Promise<Map<MatterId, Matter>> {
  const known = await mattersById(caller, ids, means);
  const offered = await offeredMatters(caller, [...known.values()], means);
  return new Map(offered.map((matter) => [matter.id, matter]));
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
