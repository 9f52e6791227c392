import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Means, newId, tables } from '../database/index.ts';
import type { Caller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MeetingId } from '../domain/ids.ts';
import { firmOfTenant } from '../firms/index.ts';
import { scheduleJob } from '../jobs/index.ts';
import { readMeetingJob } from './meeting-means.ts';

/** What Teams tells of a meeting that ended; what it may leave out is optional. Text of strangers. */
export const meetingEndedEvent = z.object({
  tenantId: z.uuid(),
  /** From channelData.meeting.id, the same for every session of a series. */
  meetingId: z.string().min(1).max(1000),
  conversationId: z.string().min(1).max(1000),
  serviceUrl: z.url().max(1000),
  /** Object id of the organizer in the firm's tenant; without it Graph cannot be asked. */
  organizerOid: z
    .uuid()
    .transform((id) => id.toLowerCase())
    .optional(),
  /** Graph's id of the online meeting (msGraphResourceId); without it Graph cannot be asked. */
  graphMeetingId: z.string().min(1).max(1000).optional(),
  title: z.string().max(2000).optional(),
  scheduledStart: z.coerce.date().optional(),
  endedAt: z.coerce.date(),
});
export type MeetingEnded = z.infer<typeof meetingEndedEvent>;

/**
 * Stores that a meeting of the caller's firm ended and schedules its reading, in one transaction. The same event again
 * changes nothing. Throws bad-input naming the field, not-allowed for a meeting of another tenant.
 */
export async function meetingEnded(caller: Caller, event: MeetingEnded, means: Means): Promise<{ created: boolean }> {
  const ended = check(event);
  if ((await firmOfTenant(ended.tenantId, means)) !== caller.firm) {
    throw new AppError({ code: 'not-allowed', message: 'This meeting belongs to another organisation.' });
  }
  const now = means.now();
  const id = newId<MeetingId>(now);
  return means.database.withFirm(caller.firm, async ({ tx, seal, firm }) => {
    const row = { firmId: firm, id, eventHash: hashOf([ended.meetingId, ended.endedAt.toISOString()]), state: 'waiting' as const };
    const rows = await tx
      .insert(tables.meeting)
      .values({ ...row, info: seal('meeting', id, ended), receivedAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: tables.meeting.id });
    if (rows.length === 0) return { created: false };
    await scheduleJob(tx, { firm, kind: readMeetingJob, subject: id, dueAt: now });
    return { created: true };
  });
}

function check(event: MeetingEnded): MeetingEnded {
  const parsed = meetingEndedEvent.safeParse(event);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError({ code: 'bad-input', field, message: `What Teams said of the meeting is not valid: ${field}.` });
}

/** One hash for what tells one event or session from another. */
export function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
