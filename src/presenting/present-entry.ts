import type { EntryView, MatterView } from '../contract/entry.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { Check } from '../domain/check.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';
import { type RateChoice, rateSentence } from '../domain/rate.ts';
import { hoursOfUnits } from '../domain/units.ts';
import { checkEntries, type Entry } from '../entries/index.ts';
import { favouriteIds, knowBilling, knowStanding, type MatterMeans, offeredById } from '../matters/index.ts';
import { mendOf, type PushOutcome, pushOutcomes } from '../push/index.ts';

/** Entries as the doors show them; matters that Actionstep does not show the caller at this moment are left out. */
export async function presentEntries(caller: TimekeeperCaller, entries: readonly Entry[], means: MatterMeans): Promise<EntryView[]> {
  const ids = new Set<MatterId>();
  for (const entry of entries) {
    if (entry.matterId) ids.add(entry.matterId);
    for (const candidate of entry.match.candidates) ids.add(candidate.matterId);
  }
  const open = entries.filter(isOpen);
  const [matters, favourites] = await Promise.all([
    offeredById(caller, [...ids], means),
    open.length > 0 ? favouriteIds(caller, means) : [],
    knowForChecks(caller, open, means),
  ]);
  const outcomes = await pushOutcomes(
    caller,
    entries.map((entry) => entry.id),
    means,
  );
  const checks = await checkEntries(caller, open, means);
  const starred = new Set(favourites);
  return entries.map((entry) => ({
    ...present(entry, matters, outcomes.get(entry.id), checks.get(entry.id) ?? []),
    favourite: entry.matterId !== null && starred.has(entry.matterId),
  }));
}

/** One entry as the doors show it. */
export async function presentEntry(caller: TimekeeperCaller, entry: Entry, means: MatterMeans): Promise<EntryView> {
  const [view] = await presentEntries(caller, [entry], means);
  if (!view) throw new TypeError('one entry gives one view');
  return view;
}

/** A matter as the doors show it. */
export function presentMatter(matter: Matter): MatterView {
  const { id, number, reference, name, clients, status, billable } = matter;
  return { id, number, reference, name, clients, status, billable };
}

/** What the fair-bill check must know of the matters of these entries is asked of Actionstep where it is not known. */
async function knowForChecks(caller: TimekeeperCaller, entries: readonly Entry[], means: MatterMeans): Promise<void> {
  const ids = [...new Set(entries.flatMap(({ matterId }) => matterId ?? []))];
  await Promise.all([knowBilling(caller, ids, means), knowStanding(caller, ids, means)]);
}

/** What was sent, put aside or split is checked no more. */
function isOpen({ state }: Entry): boolean {
  return state === 'draft' || state === 'approved' || state === 'failed';
}

function present(entry: Entry, matters: Map<MatterId, Matter>, outcome: PushOutcome | undefined, checks: Check[]): EntryView {
  const matter = entry.matterId === null ? undefined : matters.get(entry.matterId);
  const candidates = entry.match.candidates.flatMap(({ matterId, reasons, confidence }) => {
    const found = matters.get(matterId);
    return found ? [{ matter: presentMatter(found), reasons, confidence }] : [];
  });
  return {
    id: entry.id,
    version: entry.version,
    state: entry.state,
    workDate: entry.workDate,
    zone: entry.zone,
    narrative: entry.narrative,
    units: entry.units,
    unitMinutes: entry.unitMinutes,
    hours: hoursOfUnits(entry.units, entry.unitMinutes),
    actualSeconds: entry.actualSeconds,
    basis: entry.basis,
    basisKind: entry.basisKind,
    source: entry.source,
    match: { ...pick(entry.match), candidates, likely: entry.match.tier === 'suggested' ? likelyOf(candidates) : null },
    matter: matter ? presentMatter(matter) : null,
    matterDecidedBy: entry.matterDecidedBy,
    flags: entry.flags,
    treatment: entry.treatment,
    activityCode: entry.activityCode,
    rate: presentRate(entry.rate),
    checks,
    pushed: pushedOf(entry, outcome),
    problem: problemOf(entry, outcome),
  };
}

function pick({ tier, agreed, reasons, confidence }: Entry['match']) {
  return { tier, agreed, reasons, confidence };
}

/** Sure enough to stand ready, and twice as likely as the next one: of two close ones neither does. */
function likelyOf([first, second]: EntryView['match']['candidates']): string | null {
  const [one, other] = [first?.confidence ?? 0, second?.confidence ?? 0];
  if (!first || one < likelyFrom || one < other * 2) return null;
  return first.matter.status === 'active' && first.matter.billable ? first.matter.id : null;
}

const likelyFrom = 0.7;

function pushedOf(entry: Entry, outcome: PushOutcome | undefined): EntryView['pushed'] {
  if (entry.state !== 'pushed' || !outcome?.remoteId) return null;
  const { remoteId, hours, rate, amount, differences, since } = outcome;
  const { changes, bill, gone, checkedAt } = since;
  return { remoteId, hours, rate, amount, differences, changes, bill, gone, checkedAt: checkedAt?.toISOString() ?? null };
}

function problemOf(entry: Entry, outcome: PushOutcome | undefined): EntryView['problem'] {
  if (!outcome?.problem) return null;
  const { code, message, nextTryAt } = outcome.problem;
  return { code, message, nextTryAt: nextTryAt?.toISOString() ?? null, mend: mendOf(entry.state, code, outcome.hasDuplicate) };
}

function presentRate(rate: RateChoice): EntryView['rate'] {
  const sentence = rateSentence(rate);
  if (rate.kind === 'own') return { kind: rate.kind, label: null, price: null, gst: null, typed: null, sentence };
  if (rate.kind === 'label') return { kind: rate.kind, label: rate.label, price: null, gst: null, typed: null, sentence };
  const { kind, label, price, gst, typed } = rate;
  return { kind, label, price, gst, typed, sentence };
}
