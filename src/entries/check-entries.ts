import type { FirmSession, Means } from '../database/index.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import { type Check, withLevels } from '../domain/check.ts';
import { AppError } from '../domain/errors.ts';
import { fairBill } from '../domain/fair-bill.ts';
import type { EntryId } from '../domain/ids.ts';
import { firmIn } from '../firms/index.ts';
import { billContexts, billFacts } from './bill-context.ts';
import type { Entry } from './entry.ts';

/** What stands against billing each of the caller's entries as it is, with the levels of the firm. */
export async function checkEntries(caller: TimekeeperCaller, entries: readonly Entry[], means: Means): Promise<Map<EntryId, Check[]>> {
  if (entries.length === 0) return new Map();
  return means.database.withFirm(caller.firm, (session) => checkIn(session, entries, means.now()));
}

/** Throws fair-bill with the first stop and how it is cleared; within the transaction that approves or pushes. */
export async function refuseStops(session: FirmSession, entry: Entry, now: Date): Promise<void> {
  const checks = (await checkIn(session, [entry], now)).get(entry.id) ?? [];
  const stop = checks.find(({ level }) => level === 'stop');
  if (stop) throw new AppError({ code: 'fair-bill', message: `${stop.message} ${stop.remedy}`, retry: 'after-person' });
}

async function checkIn(session: FirmSession, entries: readonly Entry[], now: Date): Promise<Map<EntryId, Check[]>> {
  const { settings } = await firmIn(session);
  const { dayNormHours, timekeeperOnMatter, narrativeRules } = settings;
  const contexts = await billContexts(session, entries, { dayNormHours, timekeeperOnMatter, narrativeRules, now });
  return new Map(
    entries.map((entry) => {
      const context = contexts.get(entry.id);
      return [entry.id, context === undefined ? [] : withLevels(fairBill(billFacts(entry), context), settings.checks)];
    }),
  );
}
