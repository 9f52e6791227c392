import { z } from 'zod';
import type { JobCaller } from '../src/domain/caller.ts';
import { AppError } from '../src/domain/errors.ts';
import { firmOfTenant } from '../src/firms/index.ts';
import { type MeetingEnded, meetingEnded } from '../src/meetings/index.ts';
import type { BotOptions } from './bot-options.ts';
import type { Turn } from './turn.ts';
import { tenantOf } from './who-is-talking.ts';

const ended = z.looseObject({ Title: z.string().optional(), EndTime: z.coerce.date().optional() });
const told = z.looseObject({
  details: z.looseObject({
    msGraphResourceId: z.string().min(1).optional(),
    scheduledStartTime: z.coerce.date().optional(),
    title: z.string().optional(),
  }),
  organizer: z.looseObject({ aadObjectId: z.uuid().optional() }).optional(),
});

/**
 * A meeting ended: what Teams knows of it is asked for while the turn lasts, then stored; all else is a job's work. It is
 * nobody's command, so only the tenant is checked. The id comes from channelData; the one in the value is another.
 */
export async function takeMeetingEnd(turn: Turn, options: BotOptions): Promise<void> {
  const { activity } = turn;
  const tenantId = tenantOf(activity);
  const firm = tenantId !== undefined && options.tenants.includes(tenantId) ? await firmOfTenant(tenantId, options.means) : undefined;
  if (tenantId === undefined || !firm)
    throw new AppError({ code: 'not-allowed', message: 'This meeting belongs to another organisation.' });
  const meetingId = activity.channelData?.meeting?.id;
  if (meetingId === undefined) return;
  const caller: JobCaller = { kind: 'job', name: 'meeting-ended', firm };
  const value = ended.safeParse(activity.value).data ?? {};
  const { title, ...known } = await askTeams(turn, meetingId, options);
  const event = { tenantId, meetingId, conversationId: activity.conversation.id, serviceUrl: activity.serviceUrl, ...known };
  const endedAt = value.EndTime ?? activity.timestamp ?? options.means.now();
  await meetingEnded(caller, { ...event, title: title ?? value.Title, endedAt }, options.means);
  options.nudge();
}

type Known = Pick<MeetingEnded, 'organizerOid' | 'graphMeetingId' | 'scheduledStart' | 'title'>;

/** Organizer and Graph's id of the meeting; without them the meeting is still stored, and said to be unreadable. */
async function askTeams(turn: Turn, meetingId: string, { logger }: BotOptions): Promise<Known> {
  for (const attempt of [1, 2]) {
    try {
      const { details, organizer } = told.parse(await turn.meetingInfo(meetingId));
      return {
        organizerOid: organizer?.aadObjectId,
        graphMeetingId: details.msGraphResourceId,
        scheduledStart: details.scheduledStartTime,
        title: details.title,
      };
    } catch (error) {
      logger.warn({ err: error, attempt }, 'Teams did not tell of a meeting');
    }
  }
  return {};
}
