import { type Access, readMatterNumbers, readMattersByNumber } from '../actionstep/index.ts';
import { type ConnectMeans, markSynced, probeAgain, withAccessToken } from '../connections/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { forgetUnseen, hideMatters, idsOfNumbers, markSeen, numbersTold, storeMatters } from './store-matters.ts';
import { changeListing, listingState, syncState } from './sync-state.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** How often a person's new matters are looked for. */
const every = 15 * minute;
const overlap = day;
const sliceMillis = 2000;

/** `readAt`: when the one before began, after which hooks may have told of matters. */
type Listing = { startedAt: Date; since: Date | undefined; readAt: Date | null; page: number; done: number };

/**
 * Lists which matters one person may see: all of them once a day, what changed every quarter of an hour. Numbers only;
 * details are read, with this person's own grant, of those the firm's table does not have yet. Ends with the grant.
 */
export async function listForPerson(caller: JobCaller, person: PersonId, means: ConnectMeans): Promise<JobResult> {
  try {
    return await withAccessToken({ firm: caller.firm, person }, means, async (access) => {
      const listing = await openListing(caller, person, means);
      if (!listing) return { kind: 'again', at: new Date(means.now().getTime() + 2000), because: 'the firm is being read' };
      const ended = await readSlice(caller, person, listing, { access, means });
      if (ended && listing.since === undefined) await probeAgain({ firm: caller.firm, person }, access, means);
      return { kind: 'again', at: new Date(means.now().getTime() + (ended ? every : 0)), because: ended ? 'listed' : 'listing' };
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-connected') return { kind: 'done' };
    throw error;
  }
}

/** Undefined while the first reading of the firm's matters is under way: it knows them before long. */
async function openListing(caller: JobCaller, person: PersonId, means: ConnectMeans): Promise<Listing | undefined> {
  return means.database.withFirm(caller.firm, async (session) => {
    const now = means.now();
    const firm = await syncState(session, now);
    if (!firm.fullAt) return undefined;
    const state = await listingState(session, person, now);
    // What a listing under way is was decided when it began, or a change would prune what its first pages have shown.
    const began = state.startedAt ?? now;
    const isWhole = !state.fullAt || !state.readAt || began.getTime() - state.fullAt.getTime() >= day;
    const since = isWhole ? undefined : new Date((state.readAt ?? now).getTime() - overlap);
    if (state.startedAt) return { startedAt: state.startedAt, since, readAt: state.readAt, page: state.page, done: state.done };
    await changeListing(session, person, { startedAt: now, page: 1, done: 0, total: 0 });
    return { startedAt: now, since, readAt: state.readAt, page: 1, done: 0 };
  });
}

type Line = { access: Access; means: ConnectMeans };

async function readSlice(caller: JobCaller, person: PersonId, listing: Listing, { access, means }: Line): Promise<boolean> {
  const until = performance.now() + sliceMillis;
  let { page, done } = listing;
  for (;;) {
    const got = await readMatterNumbers(access, page, listing.since);
    await storeNumbers(caller, person, got, { access, means });
    done += got.numbers.length + got.gone.length;
    page += 1;
    const isLast = got.page >= got.pages;
    if (isLast) await lookAtTold(caller, person, listing, { access, means });
    await means.database.withFirm(caller.firm, async (session) => {
      await changeListing(session, person, { page, done, total: got.total });
      if (!isLast) return;
      const whole = listing.since === undefined ? { fullAt: listing.startedAt } : {};
      await changeListing(session, person, { startedAt: null, readAt: listing.startedAt, ...whole });
      if (listing.since === undefined) await forgetUnseen(session, person, listing.startedAt);
    });
    if (isLast && listing.since === undefined) await markSynced({ firm: caller.firm, person }, means);
    if (isLast || performance.now() > until) return isLast;
  }
}

async function storeNumbers(
  caller: JobCaller,
  person: PersonId,
  { numbers, gone }: { numbers: string[]; gone: string[] },
  { access, means }: Line,
): Promise<void> {
  const known = await means.database.withFirm(caller.firm, (session) => idsOfNumbers(session, numbers));
  const news = await readMattersByNumber(
    access,
    numbers.filter((number) => !known.has(number)),
  );
  await means.database.withFirm(caller.firm, async (session) => {
    await storeMatters(session, person, news, means.now());
    await markSeen(session, person, [...known.values()], means.now());
    await hideMatters(session, gone);
  });
}

/** Matters of the person's set that hooks told of: read with this person's own grant, and out of sight when not shown. */
async function lookAtTold(caller: JobCaller, person: PersonId, { readAt }: Listing, { access, means }: Line): Promise<void> {
  if (readAt === null) return;
  const numbers = await means.database.withFirm(caller.firm, (session) => numbersTold(session, person, readAt));
  if (numbers.length === 0) return;
  const matters = await readMattersByNumber(access, numbers);
  const shown = new Set(matters.map(({ number }) => number));
  const lost = numbers.filter((number) => !shown.has(number));
  await means.database.withFirm(caller.firm, async (session) => {
    await storeMatters(session, person, matters, means.now());
    await hideMatters(session, lost, person);
  });
}
