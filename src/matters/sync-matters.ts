import { type Access, readChangedContacts, readMatters } from '../actionstep/index.ts';
import { type ConnectMeans, connectedPeople, markSynced, withAccessToken } from '../connections/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { keepHooks } from './hooks/keep-hooks.ts';
import { readTold } from './hooks/read-told.ts';
import { forgetUnseen, hideMatters, storeContacts, storeMatters } from './store-matters.ts';
import { changeListing, changeSync, listingState, syncState } from './sync-state.ts';

const minute = 60_000;
/** How often changes are read when nothing brings the job forward. */
const every = 10 * minute;
/** One run reads for so long and lets other work in between. */
const sliceMillis = 2000;
/** Filter dates are read as UTC by a single source, and clocks differ (reference/actionstep-api.md §2.5). */
const overlap = 24 * 60 * minute;

/** A reading under way: whose grant, from when, and from which page on; `since` undefined reads every matter. */
type Reading = { person: PersonId; startedAt: Date; since: Date | undefined; page: number; done: number };

/**
 * Reads the firm's matters with one person's grant: all of them once, then what changed, page by page in slices. One run
 * at a time in the firm, because the job is one; a run that dies goes on at its page. When the reader's grant dies the
 * next person's takes over, from the start.
 */
export async function syncMatters(caller: JobCaller, means: ConnectMeans): Promise<JobResult> {
  const turn = await takeTurn(caller, means);
  const later = (millis: number) => new Date(means.now().getTime() + millis);
  if (turn.kind === 'nobody') return { kind: 'again', at: later(60 * minute), because: 'nobody is connected' };
  try {
    return await withAccessToken({ firm: caller.firm, person: turn.person }, means, async (access) => {
      if (turn.kind === 'told' || turn.since !== undefined) await readTold(caller, turn.person, access, means);
      if (turn.kind === 'told') return { kind: 'again', at: turn.until, because: 'told' };
      const ended = await readSlice(caller, turn, access, means);
      if (ended) await keepHooks(caller, access, means);
      return { kind: 'again', at: later(ended ? every : 0), because: ended ? 'read' : 'reading' };
    });
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'not-connected' && error.code !== 'actionstep-refused')) throw error;
    return passOn(caller, turn.person, means);
  }
}

/** The reader's grant is dead, or may not read matters: the next connected person reads from now on. */
async function passOn(caller: JobCaller, reader: PersonId, means: ConnectMeans): Promise<JobResult> {
  const people = await connectedPeople(caller, means);
  const next = people[(people.indexOf(reader) + 1) % Math.max(1, people.length)];
  await means.database.withFirm(caller.firm, (session) => changeSync(session, { personId: next ?? null, startedAt: null }));
  const at = new Date(means.now().getTime() + (next === undefined || next === reader ? every : 0));
  return { kind: 'again', at, because: 'another person reads' };
}

/** What a run does: goes on with a reading or begins one when it is due; else only reads what hooks told of. */
type Turn = { kind: 'nobody' } | { kind: 'told'; person: PersonId; until: Date } | ({ kind: 'reading' } & Reading);

/** Whole until there has been one reading, then of what changed. */
async function takeTurn(caller: JobCaller, means: ConnectMeans): Promise<Turn> {
  const people = await connectedPeople(caller, means);
  return means.database.withFirm(caller.firm, async (session) => {
    const now = means.now();
    const state = await syncState(session, now);
    const before = people.find((person) => person === state.personId);
    const person = before ?? people[0];
    if (person === undefined) return { kind: 'nobody' };
    const since = state.fullAt && state.readAt ? new Date(state.readAt.getTime() - overlap) : undefined;
    if (before !== undefined && state.startedAt) {
      return { kind: 'reading', person, startedAt: state.startedAt, since, page: state.page, done: state.done };
    }
    const until = new Date((state.readAt?.getTime() ?? 0) + every);
    if (before !== undefined && since !== undefined && until > now) return { kind: 'told', person, until };
    await changeSync(session, { personId: person, startedAt: now, page: 1, done: 0, total: 0 });
    return { kind: 'reading', person, startedAt: now, since, page: 1, done: 0 };
  });
}

/** Reads pages until the slice is over; true when that was the last. The next page is fetched while one is stored. */
async function readSlice(caller: JobCaller, reading: Reading, access: Access, means: ConnectMeans): Promise<boolean> {
  const until = performance.now() + sliceMillis;
  let next = readMatters(access, reading.page, reading.since);
  for (let { done } = reading; ; ) {
    const { matters, gone, page, pages, total } = await next;
    const isLast = page >= pages;
    const isOver = performance.now() > until;
    if (!isLast && !isOver) next = caught(readMatters(access, page + 1, reading.since));
    done += matters.length + gone.length;
    await means.database.withFirm(caller.firm, async (session) => {
      await storeMatters(session, reading.person, matters, means.now());
      await hideMatters(session, gone);
      await changeSync(session, { page: page + 1, done, total });
    });
    if (reading.since === undefined && hasDoubled(page)) await means.database.withFirm(caller.firm, gatherStatistics);
    if (isLast) return endReading(caller, reading, access, means);
    if (isOver) return false;
  }
}

/** After the second page, the fourth, the eighth: each time the tables have become about twice as large. */
function hasDoubled(page: number): boolean {
  return page > 1 && Number.isInteger(Math.log2(page));
}

/** A page that is awaited later must not end the process if storing the one before fails first. */
function caught<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function endReading(caller: JobCaller, reading: Reading, access: Access, means: ConnectMeans): Promise<true> {
  const { person, startedAt, since } = reading;
  const contacts = since === undefined ? [] : await readChangedContacts(access, since);
  await means.database.withFirm(caller.firm, async (session) => {
    await storeContacts(session, contacts, means.now());
    await changeSync(session, { startedAt: null, readAt: startedAt, ...(since === undefined ? { fullAt: startedAt } : {}) });
    if (since !== undefined) return;
    // The reader has just been shown everything: that is their listing too.
    await forgetUnseen(session, person, startedAt);
    await listingState(session, person, means.now());
    await changeListing(session, person, { startedAt: null, fullAt: startedAt, readAt: startedAt });
  });
  if (since === undefined) await markSynced({ firm: caller.firm, person }, means);
  return true;
}
