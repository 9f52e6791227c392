import { invitedTo } from '../meetings/accounts.ts';
import type { Meeting, MeetingBook, Session } from '../meetings/meeting-book.ts';
import type { Availability, GraphSwitches } from './switches.ts';

/** What the routes share. */
export type Tenant = {
  tenantId: string;
  appId: string;
  meetings: MeetingBook;
  switches: GraphSwitches;
  /** Whether something that comes into being is there now; counts the asks for each key. */
  isThere(what: 'transcript' | 'content' | 'attendance', key: string): boolean;
  /** The meeting of that id if the user called it; `invited` takes those who were invited too. */
  meetingOf(user: string, graphId: string, invited?: 'invited'): Meeting | undefined;
  /** Every time the meeting was held, newest first. */
  sessionsOf(meeting: Meeting): Session[];
};

/** Opens the tenant over the book of meetings. */
export function openTenant(about: Pick<Tenant, 'tenantId' | 'appId' | 'meetings' | 'switches'>): Tenant {
  const asks = new Map<string, number>();
  const countAsk = (key: string) => {
    const before = asks.get(key) ?? 0;
    asks.set(key, before + 1);
    return before;
  };
  const isReady = (when: Availability, key: string) => (typeof when === 'number' ? countAsk(key) >= when : when === 'ready');
  return {
    ...about,
    isThere: (what, key) => isReady(about.switches[what], `${what} ${key}`),
    meetingOf: (user, graphId, invited) =>
      about.meetings.meetings.find((meeting) => meeting.graphId === graphId && takesPart(meeting, user, invited !== undefined)),
    sessionsOf: (meeting) => about.meetings.sessions(meeting).toReversed(),
  };
}

function takesPart(meeting: Meeting, oid: string, orInvited: boolean): boolean {
  return meeting.organizer.oid === oid || (orInvited && invitedTo(meeting).some((account) => account.oid === oid));
}
