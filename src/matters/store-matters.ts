import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ListedClient, ListedMatter } from '../actionstep/index.ts';
import { type FirmSession, newId, tables } from '../database/index.ts';
import type { MatterId, PersonId } from '../domain/ids.ts';
import { countChange, countCut } from './count-change.ts';

const { matter, matterVisibility } = tables;

/**
 * Takes matters into the firm's table as one person sees them. A row that has not changed keeps its `updatedAt` and its
 * count of `change`, which those who keep an index of the table go by.
 */
export async function storeMatters(session: FirmSession, person: PersonId, matters: readonly ListedMatter[], now: Date): Promise<void> {
  if (matters.length === 0) return;
  const { tx, firm } = session;
  const change = await countChange(session, now);
  const rows = matters.map((row) => ({ ...row, firmId: firm, id: newId<MatterId>(now), updatedAt: now, change }));
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
        updatedAt: sql`case when ${isChanged} then excluded.updated_at else matter.updated_at end`,
        change: sql`case when ${isChanged} then excluded.change else matter.change end`,
      },
    })
    .returning({ id: matter.id });
  await markSeen(
    session,
    person,
    stored.map(({ id }) => id as MatterId),
    now,
  );
}

const isChanged = sql`(matter.reference, matter.name, matter.clients, matter.status, matter.billable)
  is distinct from (excluded.reference, excluded.name, excluded.clients, excluded.status, excluded.billable)`;

/** Notes that a person was shown these matters by Actionstep now. */
export async function markSeen(session: FirmSession, person: PersonId, ids: readonly MatterId[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const { tx, firm } = session;
  const known = await tx
    .select({ id: matterVisibility.matterId })
    .from(matterVisibility)
    .where(and(eq(matterVisibility.personId, person), inArray(matterVisibility.matterId, [...ids])));
  const change = known.length < ids.length ? await countChange(session, now) : 0;
  await tx
    .insert(matterVisibility)
    .values(ids.map((matterId) => ({ firmId: firm, personId: person, matterId, seenAt: now, change })))
    .onConflictDoUpdate({
      target: [matterVisibility.firmId, matterVisibility.personId, matterVisibility.matterId],
      set: { seenAt: now },
    });
}

/** Ends what a person may see beyond what the listing that began at `since` has shown. */
export async function forgetUnseen(session: FirmSession, person: PersonId, since: Date): Promise<void> {
  await countCut(session);
  await session.tx.delete(matterVisibility).where(and(eq(matterVisibility.personId, person), lt(matterVisibility.seenAt, since)));
}

/** Takes matters from one person's sight, or everybody's: lost access, or deleted in Actionstep. */
export async function hideMatters(session: FirmSession, numbers: readonly string[], person?: PersonId): Promise<void> {
  if (numbers.length === 0) return;
  const { tx } = session;
  await countCut(session);
  const ids = tx
    .select({ id: matter.id })
    .from(matter)
    .where(inArray(matter.number, [...numbers]));
  const whose = person === undefined ? undefined : eq(matterVisibility.personId, person);
  await tx.delete(matterVisibility).where(and(inArray(matterVisibility.matterId, ids), whose));
}

/** Numbers of the matters in a person's sight that hooks told of since. */
export async function numbersTold({ tx }: FirmSession, person: PersonId, since: Date): Promise<string[]> {
  const rows = await tx
    .select({ number: matter.number })
    .from(matterVisibility)
    .innerJoin(matter, and(eq(matter.firmId, matterVisibility.firmId), eq(matter.id, matterVisibility.matterId)))
    .where(and(eq(matterVisibility.personId, person), gte(matter.toldAt, since)));
  return rows.map(({ number }) => number);
}

/** The ids of those of these numbers that the firm's table has. */
export async function idsOfNumbers({ tx }: FirmSession, numbers: readonly string[]): Promise<Map<string, MatterId>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .select({ id: matter.id, number: matter.number })
    .from(matter)
    .where(inArray(matter.number, [...numbers]));
  return new Map(rows.map((row) => [row.number, row.id as MatterId]));
}

const storedClients = z.array(z.object({ id: z.string().default(''), name: z.string(), email: z.string() }));

/** Takes changed names and addresses into every matter whose client they are. */
export async function storeContacts(session: FirmSession, contacts: readonly ListedClient[], now: Date): Promise<void> {
  if (contacts.length === 0) return;
  const { tx } = session;
  const change = await countChange(session, now);
  const changed = new Map(contacts.map((contact) => [contact.id, contact]));
  const ids = sql.join(
    [...changed.keys()].map((id) => sql`${id}`),
    sql`, `,
  );
  const theirs = sql`exists (select from jsonb_array_elements(${matter.clients}) client where client ->> 'id' in (${ids}))`;
  for (const row of await tx.select({ id: matter.id, clients: matter.clients }).from(matter).where(theirs)) {
    const before = storedClients.parse(row.clients);
    const clients = before.map((client) => changed.get(client.id) ?? client);
    const same = clients.every((client, index) => client.name === before[index]?.name && client.email === before[index]?.email);
    if (!same) await tx.update(matter).set({ clients, updatedAt: now, change }).where(eq(matter.id, row.id));
  }
}
