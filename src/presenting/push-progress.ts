import type { PushProgress, PushResult } from '../contract/push.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { type Entry, type Means, readEntries } from '../entries/index.ts';
import { mendOf, type PushOutcome, pushOutcomes } from '../push/index.ts';

/** How far a push of these entries is, and once nothing is on its way any more, its result. Only the caller's own count. */
export async function readPushProgress(
  caller: TimekeeperCaller,
  ids: readonly EntryId[],
  means: Means,
): Promise<{ progress: PushProgress; result: PushResult | undefined }> {
  const entries = await readEntries(caller, [...new Set(ids)], means);
  const outcomes = await pushOutcomes(
    caller,
    entries.map(({ id }) => id),
    means,
  );
  const underWay = entries.filter(({ state }) => state === 'pushing' || state === 'recalling');
  const total = entries.length;
  const pushed = entries.filter(({ state }) => state === 'pushed').length;
  const progress = { total, done: total - underWay.length, pushed, waiting: underWay.flatMap((entry) => waitingOf(entry, outcomes)) };
  if (underWay.length > 0) return { progress, result: undefined };
  const notPushed = entries.filter(({ state }) => state !== 'pushed').map((entry) => failedOf(entry, outcomes.get(entry.id)));
  return { progress, result: { total, pushed, notPushed } };
}

function waitingOf(entry: Entry, outcomes: ReadonlyMap<EntryId, PushOutcome>): PushProgress['waiting'] {
  const outcome = outcomes.get(entry.id);
  if (!outcome?.problem) return [];
  return [{ ...failedOf(entry, outcome), nextTryAt: outcome.problem.nextTryAt?.toISOString() ?? null }];
}

function failedOf({ id, state }: Entry, outcome: PushOutcome | undefined): PushResult['notPushed'][number] {
  const { code, message } = outcome?.problem ?? { code: 'illegal-move', message: `This entry is ${state}.` };
  return { id, code, message, mend: mendOf(state, code, outcome?.hasDuplicate ?? false) };
}
