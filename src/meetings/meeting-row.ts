import { and, eq, ne } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { MeetingId } from '../domain/ids.ts';
import { hashOf, type MeetingEnded, meetingEndedEvent } from './meeting-ended.ts';

type Row = typeof tables.meeting.$inferSelect;
export type WaitingMeeting = { id: MeetingId; event: MeetingEnded; receivedAt: Date };

/** A meeting whose drafts are still to be made; undefined when that is done. */
export async function readWaiting(caller: JobCaller, id: MeetingId, means: Means): Promise<WaitingMeeting | undefined> {
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const row = (await tx.select().from(tables.meeting).where(eq(tables.meeting.id, id)))[0];
    if (row?.state !== 'waiting') return undefined;
    return { id, event: meetingEndedEvent.parse(open('meeting', id, row.info)), receivedAt: row.receivedAt };
  });
}

/** Takes a session of the meeting, known by its attendance report; false when another row has it already. */
export async function claimSession(caller: JobCaller, meeting: WaitingMeeting, reportId: string, means: Means): Promise<boolean> {
  const { meeting: table } = tables;
  const sessionHash = hashOf([meeting.event.meetingId, reportId]);
  return means.database.withFirm(caller.firm, async ({ tx }) => {
    const others = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.sessionHash, sessionHash), ne(table.id, meeting.id)));
    if (others.length > 0) return false;
    await tx.update(table).set({ sessionHash }).where(eq(table.id, meeting.id));
    return true;
  });
}

/** Whether the firm has not been told yet that its transcripts may not be read. */
export async function isFirstForbidden(caller: JobCaller, means: Means): Promise<boolean> {
  const { meeting: table } = tables;
  const told = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx.select({ id: table.id }).from(table).where(eq(table.transcript, 'forbidden')).limit(1),
  );
  return told.length === 0;
}

/** Writes what became of the meeting; it is not read again. */
export async function settleMeeting(
  caller: JobCaller,
  id: MeetingId,
  outcome: Pick<Row, 'state' | 'transcript'>,
  means: Means,
): Promise<void> {
  await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .update(tables.meeting)
      .set({ ...outcome, updatedAt: means.now() })
      .where(eq(tables.meeting.id, id)),
  );
}
