import { and, eq, lt, or } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { Caller, PersonCaller } from '../domain/caller.ts';
import type { PersonId } from '../domain/ids.ts';
import { scheduleSend } from './queue-card.ts';

/** Where Teams said that a person is; `conversationId` only for the chat of this person alone with the bot. */
export type Sighting = { userMri: string; serviceUrl: string; conversationId?: string | undefined };

/** Remembers where a person of the caller's firm is reached. Cards that waited for that are sent. */
export async function rememberConversation(caller: Caller, person: PersonId, seen: Sighting, means: Means): Promise<void> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    const known = await readConversation(session, person);
    const place = {
      userMri: seen.userMri,
      serviceUrl: seen.serviceUrl,
      conversationId: seen.conversationId ?? known?.conversationId ?? null,
    };
    if (known?.state === 'open' && isSame(known, place)) return;
    const row = { ...place, state: 'open' as const, updatedAt: now };
    await session.tx
      .insert(tables.conversation)
      .values({ firmId: session.firm, id: newId(now), personId: person, ...row })
      .onConflictDoUpdate({ target: [tables.conversation.firmId, tables.conversation.personId], set: row });
    if (known?.state !== 'open') await sendWaiting(session, person, now);
  });
}

/** The caller removed the app: nothing is sent until they turn up again. */
export async function forgetConversation(caller: PersonCaller, means: Means): Promise<void> {
  await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .update(tables.conversation)
      .set({ state: 'gone', conversationId: null, updatedAt: means.now() })
      .where(eq(tables.conversation.personId, caller.person)),
  );
}

export type ConversationRow = typeof tables.conversation.$inferSelect;

/** Where a person is reached, if Teams has ever told. */
export async function readConversation({ tx }: FirmSession, person: PersonId): Promise<ConversationRow | undefined> {
  const rows = await tx.select().from(tables.conversation).where(eq(tables.conversation.personId, person));
  return rows[0];
}

function isSame(known: ConversationRow, place: Pick<ConversationRow, 'userMri' | 'serviceUrl' | 'conversationId'>): boolean {
  return known.userMri === place.userMri && known.serviceUrl === place.serviceUrl && known.conversationId === place.conversationId;
}

/** What waited for the person: new cards, and messages that were to be brought up to date. */
async function sendWaiting(session: FirmSession, person: PersonId, now: Date): Promise<void> {
  const { card } = tables;
  const due = or(eq(card.state, 'waiting'), and(eq(card.state, 'posted'), lt(card.shown, card.wanted)));
  const waiting = await session.tx
    .select({ id: card.id })
    .from(card)
    .where(and(eq(card.personId, person), due));
  for (const { id } of waiting) await scheduleSend(session, id, now);
}
