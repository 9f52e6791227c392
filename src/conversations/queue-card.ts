import { and, eq, inArray, sql } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { Caller } from '../domain/caller.ts';
import type { CardId, EntryId, PersonId } from '../domain/ids.ts';
import { type JobResult, scheduleJob } from '../jobs/index.ts';

/** The job that sends one card, or brings its message up to date; its subject is the card. */
export const sendCardJob = 'send-card';

/** A card somebody is to get. Ids only: what it says is read from the ledger when it is sent. */
export type CardWish = { person: PersonId; kind: 'meeting' | 'drafts'; entries: readonly EntryId[] };

/**
 * Queues a card for a person's own chat, in one transaction with its job. A meeting's entries get one card: asked again,
 * the card that stands is answered. A new list of drafts takes the place of the last, which is not kept up to date any more.
 */
export async function queueCard(caller: Caller, wish: CardWish, means: Means): Promise<CardId> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    if (wish.kind === 'meeting') {
      const standing = await meetingCardOf(session, wish);
      if (standing) return standing;
    } else {
      await retireLists(session, wish.person, now);
    }
    const id = newId<CardId>(now);
    const row = {
      firmId: session.firm,
      id,
      personId: wish.person,
      kind: wish.kind,
      state: 'waiting' as const,
      createdAt: now,
      updatedAt: now,
    };
    await session.tx.insert(tables.card).values(row);
    if (wish.entries.length > 0) {
      await session.tx
        .insert(tables.cardEntry)
        .values(wish.entries.map((entryId, position) => ({ firmId: session.firm, cardId: id, entryId, position })));
    }
    await scheduleSend(session, id, now);
    return id;
  });
}

/** An entry changed by whatever door: the messages that show it are brought up to date. */
export async function refreshCards(caller: Caller, entry: EntryId, means: Means): Promise<JobResult> {
  const { card, cardEntry } = tables;
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    const showing = session.tx.select({ id: cardEntry.cardId }).from(cardEntry).where(eq(cardEntry.entryId, entry));
    const rows = await session.tx
      .update(card)
      .set({ wanted: sql`${card.wanted} + 1`, updatedAt: now })
      .where(and(inArray(card.id, showing), inArray(card.state, ['posting', 'posted'])))
      .returning({ id: card.id, state: card.state });
    for (const row of rows) if (row.state === 'posted') await scheduleSend(session, row.id, now);
  });
  return { kind: 'done' };
}

/** Writes the job that sends a card, in the transaction of what calls for it. */
export async function scheduleSend({ tx, firm }: FirmSession, card: string, now: Date): Promise<void> {
  await scheduleJob(tx, { firm, kind: sendCardJob, subject: card, dueAt: now });
}

async function meetingCardOf({ tx }: FirmSession, wish: CardWish): Promise<CardId | undefined> {
  if (wish.entries.length === 0) return undefined;
  const { card, cardEntry } = tables;
  const rows = await tx
    .select({ id: card.id })
    .from(card)
    .innerJoin(cardEntry, and(eq(cardEntry.firmId, card.firmId), eq(cardEntry.cardId, card.id)))
    .where(and(eq(card.personId, wish.person), eq(card.kind, 'meeting'), inArray(cardEntry.entryId, [...wish.entries])));
  return rows[0]?.id as CardId | undefined;
}

async function retireLists({ tx }: FirmSession, person: PersonId, now: Date): Promise<void> {
  const { card } = tables;
  await tx
    .update(card)
    .set({ state: 'gone', updatedAt: now })
    .where(and(eq(card.personId, person), eq(card.kind, 'drafts')));
}
