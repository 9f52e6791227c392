import { eq } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { CardId } from '../domain/ids.ts';
import type { JobResult } from '../jobs/index.ts';
import { type CardState, findCard } from './card.ts';
import { type ConversationRow, readConversation } from './conversation.ts';
import type { Place, Sent, TeamsPort } from './teams-port.ts';

/** Teams takes about one message a second in a chat (reference/teams-platform.md §5). */
const paceMillis = 1000;
/** A PUT may be repeated at will; wait a little when nobody knows whether it was taken. */
const updateAgainMillis = 5000;

/**
 * Sends a card to its person's chat once, and from then on only updates that message. A POST that may have been taken is
 * never repeated: such a card stays as it is until its person uses it. What provably did not go is tried again.
 */
export async function sendCard<Message>(caller: JobCaller, id: CardId, port: TeamsPort<Message>, means: Means): Promise<JobResult> {
  const found = await means.database.withFirm(caller.firm, (session) => readBoth(session, id));
  if (!found || !isDue(found.card) || found.conversation?.state !== 'open') return { kind: 'done' };
  const message = await port.render(caller, found.card);
  if (message === undefined) return retire(caller, id, means);
  const place = await placeOf(caller, found.card, found.conversation, port);
  if (place.kind === 'unknown') return again(updateAgainMillis, 'teams-unknown', means);
  if (place.kind !== 'sent') return settle(caller, { card: found.card, sent: place }, means);
  const claim = await means.database.withFirm(caller.firm, (session) => claimSend(session, id, place, means.now()));
  if (claim.kind === 'none') return { kind: 'done' };
  if (claim.kind === 'later') return { kind: 'again', at: claim.at, because: 'pace' };
  // What was rendered is what was wanted then: a change since is another update.
  const card = { ...claim.card, wanted: found.card.wanted };
  const sent =
    card.activityId === null
      ? await port.post(place, message)
      : withId(await port.update(place, card.activityId, message), card.activityId);
  return settle(caller, { card, sent, place }, means);
}

type Both = { card: CardState; conversation: ConversationRow | undefined };

async function readBoth(session: FirmSession, id: CardId): Promise<Both | undefined> {
  const card = await findCard(session, id);
  return card && { card, conversation: await readConversation(session, card.person) };
}

function isDue(card: CardState): boolean {
  return card.state === 'waiting' || (card.state === 'posted' && card.shown < card.wanted);
}

/** A posted card stays in the chat it was posted in; a new one goes to the person's chat, which may have to be opened. */
async function placeOf<Message>(
  caller: JobCaller,
  card: CardState,
  conversation: ConversationRow,
  port: TeamsPort<Message>,
): Promise<Sent<Place>> {
  const { serviceUrl, userMri } = conversation;
  const known = card.conversationId ?? conversation.conversationId;
  if (known !== null) return { kind: 'sent', serviceUrl, conversationId: known };
  const opened = await port.open(caller, { serviceUrl, userMri });
  return opened.kind === 'sent' ? { ...opened, serviceUrl } : opened;
}

type Claim = { kind: 'none' } | { kind: 'later'; at: Date } | { kind: 'mine'; card: CardState };

/** Takes the turn in the chat and marks a first POST before it leaves. */
async function claimSend(session: FirmSession, id: CardId, place: Place, now: Date): Promise<Claim> {
  const card = await findCard(session, id, true);
  if (!card || !isDue(card)) return { kind: 'none' };
  const { conversation } = tables;
  const rows = await session.tx.select().from(conversation).where(eq(conversation.personId, card.person)).for('update');
  const free = (rows[0]?.sentAt?.getTime() ?? 0) + paceMillis;
  if (free > now.getTime()) return { kind: 'later', at: new Date(free) };
  await session.tx
    .update(conversation)
    .set({ sentAt: now, conversationId: rows[0]?.conversationId ?? place.conversationId })
    .where(eq(conversation.personId, card.person));
  if (card.state === 'waiting')
    await session.tx.update(tables.card).set({ state: 'posting', updatedAt: now }).where(eq(tables.card.id, id));
  return { kind: 'mine', card };
}

function withId(sent: Sent<unknown>, activityId: string): Sent<{ activityId: string }> {
  return sent.kind === 'sent' ? { kind: 'sent', activityId } : sent;
}

type Settlement = { card: CardState; sent: Sent<{ activityId: string }> | Exclude<Sent<unknown>, { kind: 'sent' }>; place?: Place };

async function settle(caller: JobCaller, { card, sent, place }: Settlement, means: Means): Promise<JobResult> {
  const isNew = card.activityId === null;
  const write = (set: Partial<typeof tables.card.$inferInsert>) =>
    means.database.withFirm(caller.firm, ({ tx }) =>
      tx
        .update(tables.card)
        .set({ ...set, updatedAt: means.now() })
        .where(eq(tables.card.id, card.id))
        .returning({ wanted: tables.card.wanted }),
    );
  if (sent.kind === 'sent') {
    const where = isNew && place ? { conversationId: place.conversationId, activityId: sent.activityId } : {};
    const rows = await write({ ...where, state: 'posted', shown: card.wanted });
    return (rows[0]?.wanted ?? 0) > card.wanted ? again(paceMillis, 'changed-meanwhile', means) : { kind: 'done' };
  }
  if (sent.kind === 'unknown') return isNew ? { kind: 'done' } : again(updateAgainMillis, 'teams-unknown', means);
  if (sent.kind === 'refused' || sent.kind === 'gone') {
    const isChat = sent.kind === 'gone' && sent.what === 'chat';
    await (isChat ? leave(caller, card, means) : write({ state: 'gone' }));
    return { kind: 'done' };
  }
  if (isNew) await write({ state: 'waiting' });
  return again(Math.max(paceMillis, sent.retryMillis), 'teams-busy', means);
}

/** The person cannot be reached: the card waits until they turn up again. */
async function leave(caller: JobCaller, card: CardState, means: Means): Promise<void> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async ({ tx }) => {
    const gone = { state: 'gone' as const, conversationId: null, updatedAt: now };
    await tx.update(tables.conversation).set(gone).where(eq(tables.conversation.personId, card.person));
    if (card.activityId === null) await tx.update(tables.card).set({ state: 'waiting', updatedAt: now }).where(eq(tables.card.id, card.id));
  });
}

async function retire(caller: JobCaller, id: CardId, means: Means): Promise<JobResult> {
  await means.database.withFirm(caller.firm, ({ tx }) =>
    tx.update(tables.card).set({ state: 'gone', updatedAt: means.now() }).where(eq(tables.card.id, id)),
  );
  return { kind: 'done' };
}

function again(millis: number, because: string, means: Means): JobResult {
  return { kind: 'again', at: new Date(means.now().getTime() + millis), because };
}
