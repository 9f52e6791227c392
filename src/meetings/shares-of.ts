import type { JobCaller } from '../domain/caller.ts';
import { addMember, findMembers, type Member } from '../firms/index.ts';
import { speakersOf } from '../intake/index.ts';
import type { MeetingPerson } from '../microsoft/index.ts';
import { startOf, type Told } from './ask-graph.ts';
import type { Share } from './draft-for-present.ts';
import type { MeetingEnded } from './meeting-ended.ts';
import type { MeetingMeans } from './meeting-means.ts';
import { domainOf, isOfFirm, othersOf, type Present, presentOf } from './who-was-there.ts';

/** The members of the firm who were there, each with what is theirs; nobody else's time is guessed. */
export async function sharesOf(caller: JobCaller, event: MeetingEnded, told: Told, means: MeetingMeans): Promise<Share[]> {
  const { attendance } = told;
  if (attendance.kind !== 'ready') return sharesWithoutAttendance(caller, event, told, means);
  const present = presentOf(attendance.value.attendees, event.tenantId);
  // Graph answered for the organizer as a user of this tenant.
  const members = await membersAmong(caller, present, { upn: upnOf(told), host: event.organizerOid }, means);
  return present.flatMap((self): Share[] => {
    const member = members.find(({ oid }) => oid === self.oid);
    return member ? [{ member, timing: 'attendance', intervals: self.intervals, people: othersOf(self, present, members) }] : [];
  });
}

/** What shows whose tenant it is: the organizer's sign-in name, and the object id of one surely in it. */
type Proof = { upn: string; host?: string | undefined };

function upnOf({ meeting }: Told): string {
  return meeting.kind === 'ready' ? (meeting.value.organizer?.address ?? '') : '';
}

/**
 * The firm's own among people: those it knows, and those of its tenant with an address as its people have. Only sign-in names tell
 * the firm's domains: those are the tenant's own, where an address may be anybody's.
 */
async function membersAmong(caller: JobCaller, present: readonly Present[], { upn, host }: Proof, means: MeetingMeans): Promise<Member[]> {
  const known = await findMembers(
    caller,
    present.flatMap(({ oid }) => oid ?? []),
    means,
  );
  const ours = new Set(known.map(({ oid }) => oid));
  const domains = new Set([upn, ...known.map(({ email }) => email)].map(domainOf).filter((domain) => domain !== ''));
  const added: Member[] = [];
  for (const one of present) {
    const isHost = one.oid === host && one.isOfTenant;
    if (one.oid === null || ours.has(one.oid) || !(isHost || isOfFirm(one, domains))) continue;
    added.push(await addMember(caller, { oid: one.oid, name: one.name, email: one.address }, means));
  }
  return [...known, ...added];
}

/**
 * Without attendance only those are taken to have been there who called the meeting or speak in it; their time is that of the
 * calendar, else of the transcript, and each draft says so.
 */
async function sharesWithoutAttendance(caller: JobCaller, event: MeetingEnded, told: Told, means: MeetingMeans): Promise<Share[]> {
  const { meeting, words } = told;
  const details = meeting.kind === 'ready' ? meeting.value : undefined;
  const speakers = words.kind === 'ready' ? speakersOf(words.value.transcripts) : [];
  const spoke = ({ name }: MeetingPerson) => speakers.includes(name);
  const organizer = details?.organizer ?? { oid: event.organizerOid ?? null, name: '', address: '' };
  const likely = [organizer, ...(details?.invited ?? []).filter(spoke)].map(
    (one): Present => ({ ...one, isOfTenant: true, intervals: [] }),
  );
  const members = await membersAmong(caller, likely, { upn: upnOf(told) }, means);
  const start = startOf(event, meeting);
  const hasWords = words.kind === 'ready' && words.value.transcripts.length > 0;
  const timing = start !== undefined ? 'schedule' : hasWords ? 'transcript' : 'unknown';
  const intervals = start === undefined ? [] : [{ start, end: event.endedAt }];
  return members.map((member) => {
    const people = speakers.filter((name) => name !== member.name).map((name) => ({ name, address: addressOf(name, likely) }));
    return { member, timing, intervals, people };
  });
}

function addressOf(name: string, people: readonly Present[]): string {
  return people.find((one) => one.name === name)?.address ?? '';
}
