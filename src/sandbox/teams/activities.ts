import { randomUUID } from 'node:crypto';
import { joinUrl, type Meeting, type Session } from '../meetings/meeting-book.ts';
import type { SandboxPerson } from '../people.ts';
import type { Identities, TeamsAccount } from './identities.ts';

/** An activity as the channel posts it to the bot. */
export type TeamsActivity = {
  type: string;
  id: string;
  timestamp: string;
  localTimestamp: string;
  localTimezone: string;
  locale: string;
  channelId: 'msteams';
  serviceUrl: string;
  from: TeamsAccount;
  recipient: { id: string; name: string };
  conversation: { id: string; conversationType: 'personal' | 'groupChat'; tenantId: string; isGroup?: true };
  channelData: { tenant: { id: string }; meeting?: { id: string } };
  [more: string]: unknown;
};

/** What an activity is made of besides its own content. */
export type Origin = { identities: Identities; serviceUrl: string; now: () => Date; nextId: () => string };

/** The meeting in whose chat something happens; undefined stands for the 1:1 chat. */
type Where = Meeting | undefined;

/** Text that a person wrote; in a meeting's chat the bot is mentioned, since it would not get it otherwise. */
export function messageActivity(origin: Origin, person: SandboxPerson, where: Where, text: string): TeamsActivity {
  const { bot } = origin.identities;
  const mention = `<at>${bot.name}</at>`;
  const client = { type: 'clientInfo', locale: 'en-NZ', country: 'NZ', platform: 'Web', timezone: 'Pacific/Auckland' };
  const plain = { type: 'message', textFormat: 'plain', attachments: [{ contentType: 'text/html', content: `<p>${escaped(text)}</p>` }] };
  if (where === undefined) return { ...base(origin, person, where), ...plain, text, entities: [client] };
  const mentions = { type: 'mention', mentioned: bot, text: mention };
  return { ...base(origin, person, where), ...plain, text: `${mention} ${text}`, entities: [mentions, client] };
}

/** A press on an Action.Execute: `data` is the action's own data with the values of the inputs, which are strings. */
export function cardActionActivity(
  origin: Origin,
  person: SandboxPerson,
  where: Where,
  action: { messageId: string; verb: string; data: unknown; id?: string },
): TeamsActivity {
  const { messageId, ...pressed } = action;
  const value = { action: { type: 'Action.Execute', ...pressed }, trigger: 'manual' };
  return { ...invoke(origin, person, where, 'adaptiveCard/action', value), replyToId: messageId };
}

/** What a person typed into a choice set that asks the bot (Data.Query). */
export function searchActivity(
  origin: Origin,
  person: SandboxPerson,
  where: Where,
  query: { dataset: string; queryText: string; skip?: number; top?: number },
): TeamsActivity {
  const { dataset, queryText, skip = 0, top = 15 } = query;
  return invoke(origin, person, where, 'application/search', { queryText, queryOptions: { skip, top }, dataset });
}

/** What the sign-in window handed over by notifySuccess. */
export function verifyStateActivity(origin: Origin, person: SandboxPerson, state: string): TeamsActivity {
  return invoke(origin, person, undefined, 'signin/verifyState', { state });
}

/** The two activities that tell a bot that a person has it now, or has it no longer. */
export function installationActivities(origin: Origin, person: SandboxPerson, action: 'add' | 'remove'): TeamsActivity[] {
  const install = { ...base(origin, person, undefined), type: 'installationUpdate', action };
  if (action === 'remove') return [install];
  const added = { ...base(origin, person, undefined), type: 'conversationUpdate', membersAdded: [origin.identities.bot] };
  return [added, install];
}

/** Meeting events carry Pascal-case values, and an `Id` there that is of no use. */
export function meetingActivity(origin: Origin, meeting: Meeting, at: { started: Date } | { ended: Session }): TeamsActivity {
  const about = {
    MeetingType: 'Scheduled',
    Title: meeting.title,
    Id: meeting.eventId,
    JoinUrl: joinUrl(meeting, origin.identities.tenantId),
  };
  const event =
    'started' in at
      ? { name: 'application/vnd.microsoft.meetingStart', value: { ...about, StartTime: at.started.toISOString() } }
      : { name: 'application/vnd.microsoft.meetingEnd', value: { ...about, EndTime: at.ended.endedAt.toISOString() } };
  return { ...base(origin, meeting.organizer, meeting), type: 'event', ...event };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function invoke(origin: Origin, person: SandboxPerson, where: Where, name: string, value: unknown): TeamsActivity {
  return { ...base(origin, person, where), type: 'invoke', id: `f:${randomUUID()}`, name, value };
}

function base({ identities, serviceUrl, now, nextId }: Origin, person: SandboxPerson, where: Where): TeamsActivity {
  const { tenantId } = identities;
  const chat =
    where === undefined
      ? { id: identities.personalChat(person), conversationType: 'personal' as const, tenantId }
      : { id: where.threadId, conversationType: 'groupChat' as const, tenantId, isGroup: true as const };
  const at = now().toISOString();
  return {
    type: '',
    id: nextId(),
    timestamp: at,
    localTimestamp: at,
    localTimezone: 'Pacific/Auckland',
    locale: 'en-NZ',
    channelId: 'msteams',
    serviceUrl,
    from: identities.account(person),
    recipient: identities.bot,
    conversation: chat,
    channelData: { tenant: { id: tenantId }, ...(where === undefined ? {} : { meeting: { id: where.teamsId } }) },
  };
}
