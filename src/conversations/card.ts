import { and, asc, eq, sql } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import type { CardId, EntryId, PersonId } from '../domain/ids.ts';
import { scheduleSend } from './queue-card.ts';

/** A card by ids: whose it is and which entries it shows. */
export type Card = { id: CardId; person: PersonId; kind: 'meeting' | 'drafts'; page: number; entries: EntryId[] };

type Row = typeof tables.card.$inferSelect;
export type CardState = Card & Pick<Row, 'state' | 'conversationId' | 'activityId' | 'wanted' | 'shown'>;

/** One of the caller's own cards; undefined for anybody else's. */
export async function readCard(caller: PersonCaller, id: CardId, means: Means): Promise<Card | undefined> {
  return means.database.withFirm(caller.firm, async (session) => {
    const card = await findCard(session, id);
    return card?.person === caller.person ? card : undefined;
  });
}

/** Turns to another page of the caller's own card, for good: the message is brought up to date. */
export async function turnPage(caller: PersonCaller, id: CardId, page: number, means: Means): Promise<void> {
  const { card } = tables;
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .update(card)
      .set({ page, wanted: sql`${card.wanted} + 1`, updatedAt: now })
      .where(and(eq(card.id, id), eq(card.personId, caller.person)))
      .returning({ state: card.state });
    for (const { state } of rows) if (state === 'posted') await scheduleSend(session, id, now);
  });
}

/**
 * The caller used a card of theirs in this message: had the answer to its POST been lost, the message is known now and
 * the card is kept up to date from here on.
 */
export async function adoptCard(
  caller: PersonCaller,
  id: CardId,
  message: { conversationId: string; activityId: string },
  means: Means,
): Promise<void> {
  await means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .update(tables.card)
      .set({ ...message, state: 'posted', shown: 0, updatedAt: means.now() })
      .where(and(eq(tables.card.id, id), eq(tables.card.personId, caller.person), eq(tables.card.state, 'posting')))
      .returning({ id: tables.card.id });
    for (const row of rows) await scheduleSend(session, row.id, means.now());
  });
}

/** A card with its entries in order, read inside a transaction; `lock` holds it against other senders. */
export async function findCard({ tx }: FirmSession, id: CardId, lock = false): Promise<CardState | undefined> {
  const query = tx.select().from(tables.card).where(eq(tables.card.id, id)).$dynamic();
  const row = (await (lock ? query.for('update') : query))[0];
  if (!row) return undefined;
  const { cardEntry } = tables;
  const entries = await tx
    .select({ id: cardEntry.entryId })
    .from(cardEntry)
    .where(eq(cardEntry.cardId, id))
    .orderBy(asc(cardEntry.position));
  const { kind, page, state, conversationId, activityId, wanted, shown } = row;
  return {
    id,
    person: row.personId as PersonId,
    kind,
    page,
    entries: entries.map((entry) => entry.id as EntryId),
    state,
    conversationId,
    activityId,
    wanted,
    shown,
  };
}
