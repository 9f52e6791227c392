import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import type { LearnedKind } from '../domain/learned.ts';

const { learned } = tables;

/** One thing learned: this thread, correspondent … goes to this matter; how often it was confirmed, and on what last date of work. */
export type LearnedThing = { id: string; kind: LearnedKind; label: string; matter: MatterId; times: number; on: string };

/** Enough to look through; what is older is still revoked with its like. */
const most = 1000;

/** What the timekeeper's confirmations have taught, the latest first; never what others' have. */
export async function listLearned(caller: TimekeeperCaller, means: Means): Promise<LearnedThing[]> {
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx
      .select()
      .from(learned)
      .where(and(eq(learned.personId, timekeeperOf(caller)), isNull(learned.revokedAt)))
      .orderBy(desc(learned.taughtAt), desc(learned.id))
      .limit(most);
    const things = Map.groupBy(rows, ({ kind, key, matterId }) => `${kind}|${key}|${matterId}`);
    return [...things.values()].flatMap((lines) => {
      const [last] = lines;
      if (!last) return [];
      const label = last.label === null ? '' : String(open('learned', last.id, last.label));
      return [{ id: last.id, kind: last.kind, label, matter: last.matterId as MatterId, times: lines.length, on: last.workDate }];
    });
  });
}

/**
 * Takes back one thing learned, with every confirmation that taught it; its label is erased. The same may be learned again by
 * confirming another entry. Throws not-found for what is not the timekeeper's own.
 */
export async function revokeLearned(caller: TimekeeperCaller, id: string, means: Means): Promise<void> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async ({ tx }) => {
    const own = and(eq(learned.personId, timekeeperOf(caller)), isNull(learned.revokedAt));
    const line = (
      await tx
        .select()
        .from(learned)
        .where(and(eq(learned.id, id), own))
    )[0];
    if (!line) throw new AppError({ code: 'not-found', message: 'This was not learned from you, or it is revoked already.' });
    const same = and(eq(learned.kind, line.kind), eq(learned.key, line.key), eq(learned.matterId, line.matterId));
    await tx.update(learned).set({ revokedAt: now, label: null }).where(and(own, same));
  });
}
