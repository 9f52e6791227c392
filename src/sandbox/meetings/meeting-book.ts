import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personByLogin, type SandboxPerson } from '../people.ts';
import { openStateFile } from '../state-file.ts';
import type { MeetingSeed } from './meeting.ts';
import { sampleMeetings } from './sample-meetings.ts';

/** A meeting with the ids that the different parts of Microsoft 365 know it by. */
export type Meeting = Omit<MeetingSeed, 'organizer'> & {
  organizer: SandboxPerson;
  /** Conversation id of its chat. */
  threadId: string;
  /** `channelData.meeting.id` of a bot's activities and the id of GET /v1/meetings. */
  teamsId: string;
  /** `value.Id` of the meeting events: good for nothing else. */
  eventId: string;
  /** `msGraphResourceId`: the id of the onlineMeeting in Graph. */
  graphId: string;
};

/** One time that a meeting was held. */
export type Session = { callId: string; reportId: string; transcriptId: string; startedAt: Date; endedAt: Date };

/** Which meetings there are and when they were held: shared by the stand-ins of Teams and Graph. */
export type MeetingBook = {
  meetings: readonly Meeting[];
  /** Throws when there is no such meeting. */
  byKey(key: string): Meeting;
  sessions(meeting: Meeting): readonly Session[];
  /** Says that the meeting has just ended, or at the instant given; it started its length before. */
  end(meeting: Meeting, endedAt?: Date): Session;
  /** When the calendar has it start: on a quarter of an hour. */
  plannedStart(meeting: Meeting): Date;
};

export type MeetingBookOptions = {
  /** Keeps over a restart when meetings were held. */
  stateFile?: string;
  /** Replaces the sample meetings. */
  meetings?: readonly MeetingSeed[];
  now?: () => Date;
};

const quarterHour = 15 * 60_000;

const stateSchema = z.object({ version: z.literal(1), held: z.record(z.string(), z.array(z.iso.datetime())) });

/** Opens the book of meetings. Throws when the state file cannot be read or an organizer is not of the firm. */
export function openMeetingBook(options: MeetingBookOptions = {}): MeetingBook {
  const now = options.now ?? (() => new Date());
  const state = openStateFile<z.infer<typeof stateSchema>>(options.stateFile, stateSchema, () => ({ version: 1, held: {} }));
  const meetings = (options.meetings ?? sampleMeetings).map(withIds);
  const sessions = (meeting: Meeting) => (state.data.held[meeting.key] ?? []).map((endedAt, index) => sessionOf(meeting, index, endedAt));
  return {
    meetings,
    byKey(key) {
      const meeting = meetings.find((one) => one.key === key);
      if (meeting === undefined) throw new Error(`no meeting ${key}`);
      return meeting;
    },
    sessions,
    plannedStart(meeting) {
      const began = sessions(meeting).at(-1)?.startedAt ?? new Date(now().getTime() - meeting.heldSeconds * 1000);
      return new Date(Math.round(began.getTime() / quarterHour) * quarterHour);
    },
    end(meeting, endedAt = now()) {
      const held = state.data.held[meeting.key] ?? [];
      state.data.held[meeting.key] = [...held, endedAt.toISOString()];
      state.save();
      return sessionOf(meeting, held.length, endedAt.toISOString());
    },
  };
}

/** The address people join a meeting by. */
export function joinUrl({ threadId, organizer }: Meeting, tenantId: string): string {
  const context = encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: organizer.oid }));
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(threadId)}/0?context=${context}`;
}

function withIds(seed: MeetingSeed): Meeting {
  const organizer = personByLogin(seed.organizer);
  if (organizer === undefined) throw new Error(`${seed.organizer} of ${seed.key} is not of the firm`);
  const threadId = `19:meeting_${base64(digest(seed.key).slice(0, 30)).replaceAll('=', '')}@thread.v2`;
  return {
    ...seed,
    organizer,
    threadId,
    teamsId: base64(`0#${threadId}#0`),
    eventId: base64(`event of ${seed.key}`),
    graphId: base64(`1*${organizer.oid}*0**${threadId}`),
  };
}

function sessionOf(meeting: Meeting, index: number, endedAt: string): Session {
  const end = new Date(endedAt);
  const id = (what: string) => uuidOf(`${what} ${index} of ${meeting.key}`);
  return {
    callId: id('call'),
    reportId: id('report'),
    transcriptId: base64(`1##0##${id('transcript')}`),
    startedAt: new Date(end.getTime() - meeting.heldSeconds * 1000),
    endedAt: end,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function uuidOf(text: string): string {
  return digest(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
