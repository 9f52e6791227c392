import { and, count, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MatterId } from '../domain/ids.ts';
import type { Matter } from '../domain/match.ts';

const clients = z.array(z.object({ name: z.string(), email: z.string() }));

/** Every matter the caller's timekeeper may see; nothing of the others is told, not even a count. */
export async function visibleMatters(caller: TimekeeperCaller, means: Means): Promise<Matter[]> {
  return select(caller, means, {});
}

/** How many there are of them. */
export async function countVisible(caller: TimekeeperCaller, means: Means): Promise<number> {
  const { matterVisibility } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ n: count() })
      .from(matterVisibility)
      .where(eq(matterVisibility.personId, timekeeperOf(caller))),
  );
  return rows[0]?.n ?? 0;
}

/** Those of the given matters that the caller's timekeeper may see. */
export async function mattersById(caller: TimekeeperCaller, ids: readonly MatterId[], means: Means): Promise<Map<MatterId, Matter>> {
  if (ids.length === 0) return new Map();
  const found = await select(caller, means, { ids });
  return new Map(found.map((matter) => [matter.id, matter]));
}

/** The matters the person confirmed last, newest first. */
export async function recentMatters(caller: TimekeeperCaller, limit: number, means: Means): Promise<Matter[]> {
  return select(caller, means, { recent: limit });
}

type Cut = { ids?: readonly MatterId[]; recent?: number };

async function select(caller: TimekeeperCaller, means: Means, cut: Cut): Promise<Matter[]> {
  const { matter, matterVisibility } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) => {
    const query = tx
      .select({ matter })
      .from(matterVisibility)
      .innerJoin(matter, and(eq(matter.firmId, matterVisibility.firmId), eq(matter.id, matterVisibility.matterId)))
      .where(
        and(
          eq(matterVisibility.personId, timekeeperOf(caller)),
          cut.ids === undefined ? undefined : inArray(matter.id, [...cut.ids]),
          cut.recent === undefined ? undefined : isNotNull(matterVisibility.usedAt),
        ),
      )
      .$dynamic();
    return cut.recent === undefined ? query : query.orderBy(desc(matterVisibility.usedAt)).limit(cut.recent);
  });
  return rows.map((row) => toMatter(row.matter));
}

/** A matter of its row. */
export function toMatter(row: typeof tables.matter.$inferSelect): Matter {
  const people = clients.parse(row.clients);
  return {
    id: row.id as MatterId,
    number: row.number,
    reference: row.reference,
    name: row.name,
    clients: people.map((person) => person.name).filter((name) => name !== ''),
    clientEmails: people.map((person) => person.email.toLowerCase()).filter((email) => email !== ''),
    status: row.status,
    billable: row.billable,
  };
}
