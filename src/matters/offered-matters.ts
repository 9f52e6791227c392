import { eq } from 'drizzle-orm';
import { seenAmong } from '../actionstep/index.ts';
import type { ConnectMeans } from '../connections/index.ts';
import { type Database, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';
import { askGently } from './ask-gently.ts';
import { hideMatters } from './store-matters.ts';
import { mattersById } from './visible-matters.ts';

/** How long an answer of Actionstep about one person and one matter is good for. */
const goodMillis = 120_000;
const staleMillis = 3 * 86_400_000;
const mostKept = 5000;

/** Until when an answer about a person and a matter is good. */
const memoryOf = new WeakMap<Database, Map<string, number>>();

/**
 * Those of the matters that Actionstep shows the caller's timekeeper at this moment: what is about to be offered is asked
 * for with that person's own token, in one request, and remembered for two minutes. A matter that is refused leaves the
 * person's set at once. While Actionstep cannot be asked, the set itself counts, unless it is older than three days: then
 * nothing is offered.
 */
export async function offeredMatters(caller: TimekeeperCaller, matters: readonly Matter[], means: ConnectMeans): Promise<Matter[]> {
  const seen = memoryOf.get(means.database) ?? new Map<string, number>();
  memoryOf.set(means.database, seen);
  const person = timekeeperOf(caller);
  const now = means.now().getTime();
  const key = (matter: Matter) => `${caller.firm}|${person}|${matter.number}`;
  const asked = matters.filter((matter) => (seen.get(key(matter)) ?? 0) <= now);
  if (asked.length === 0) return [...matters];
  const numbers = asked.map((matter) => matter.number);
  const shown = await askGently(caller, 'sight', means, (access) => seenAmong(access, numbers));
  if (shown === undefined) return (await isSetFresh(caller, means)) ? [...matters] : [];
  if (seen.size > mostKept) seen.clear();
  for (const matter of asked) if (shown.has(matter.number)) seen.set(key(matter), now + goodMillis);
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
