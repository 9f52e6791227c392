import { and, eq, lt, sql } from 'drizzle-orm';
import { type ListedMatter, listMatters } from '../actionstep/index.ts';
import { type ConnectMeans, markSynced, withAccessToken } from '../connections/index.ts';
import { type FirmSession, newId, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId, PersonId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';

/** The job of a first sync: a person whose grant died meanwhile is synced again by the next connect. */
export async function runMattersSync(caller: JobCaller, person: PersonId, means: ConnectMeans): Promise<JobResult> {
  try {
    await syncMatters(caller, person, means);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-connected') throw error;
  }
  return { kind: 'done' };
}

/**
 * Reads every matter the person sees in Actionstep into the firm's table and makes that the person's visibility set.
 * Pages are stored as they come; a run that dies is simply run again. Answers how many matters there are.
 */
async function syncMatters(caller: JobCaller, person: PersonId, means: ConnectMeans): Promise<number> {
  const startedAt = means.now();
  const owner = { firm: caller.firm, person };
  let total = 0;
  await withAccessToken(owner, means, async (access) => {
    for await (const { matters } of listMatters(access)) {
      total += matters.length;
      await means.database.withFirm(caller.firm, (session) => storePage(session, person, matters, means.now()));
    }
  });
  await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .delete(tables.matterVisibility)
      .where(and(eq(tables.matterVisibility.personId, person), lt(tables.matterVisibility.seenAt, startedAt))),
  );
  await markSynced(owner, means);
  return total;
}

async function storePage({ tx, firm }: FirmSession, person: PersonId, matters: ListedMatter[], now: Date): Promise<void> {
  if (matters.length === 0) return;
  const { matter, matterVisibility } = tables;
  const rows = matters.map((row) => ({ ...row, firmId: firm, id: newId<MatterId>(now), updatedAt: now }));
  const stored = await tx
    .insert(matter)
    .values(rows)
    .onConflictDoUpdate({
      target: [matter.firmId, matter.number],
      set: {
        reference: sql`excluded.reference`,
        name: sql`excluded.name`,
        clients: sql`excluded.clients`,
        status: sql`excluded.status`,
        billable: sql`excluded.billable`,
        updatedAt: now,
      },
    })
    .returning({ id: matter.id });
  await tx
    .insert(matterVisibility)
    .values(stored.map(({ id }) => ({ firmId: firm, personId: person, matterId: id, seenAt: now })))
    .onConflictDoUpdate({
      target: [matterVisibility.firmId, matterVisibility.personId, matterVisibility.matterId],
      set: { seenAt: now },
    });
}
