import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { readBilling } from '../actionstep/index.ts';
import type { ConnectMeans } from '../connections/index.ts';
import { type Means, tables } from '../database/index.ts';
import type { TimekeeperCaller } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import { askGently } from './ask-gently.ts';

/** How long what is known of a matter's billing is good for: no hook and no timestamp tells of its changes. */
const goodMillis = 15 * 60_000;

const { matter } = tables;

/**
 * Reads how these matters are billed, those of which it is not known or not known lately, in one request with the caller's
 * own token. The fair-bill check goes by what is stored; while Actionstep cannot be asked, that is what was known before.
 */
export async function knowBilling(caller: TimekeeperCaller, ids: readonly MatterId[], means: ConnectMeans): Promise<void> {
  const numbers = await outdated(caller, ids, means);
  if (numbers.length === 0) return;
  const found = await askGently(caller, 'billing', means, (access) => readBilling(access, numbers));
  if (found === undefined) return;
  await means.database.withFirm(caller.firm, async ({ tx }) => {
    for (const { number, ...billing } of found) {
      await tx.update(matter).set({ billing, billingAt: means.now() }).where(eq(matter.number, number));
    }
  });
}

async function outdated(caller: TimekeeperCaller, ids: readonly MatterId[], means: Means): Promise<string[]> {
  if (ids.length === 0) return [];
  const since = new Date(means.now().getTime() - goodMillis);
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ number: matter.number })
      .from(matter)
      .where(and(inArray(matter.id, [...ids]), or(isNull(matter.billingAt), lt(matter.billingAt, since)))),
  );
  return rows.map(({ number }) => number);
}
