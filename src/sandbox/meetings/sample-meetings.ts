import { personByLogin } from '../people.ts';
import type { Attendee, MeetingSeed } from './meeting.ts';
import { readTalk } from './read-talk.ts';
import { doyleCatchUp } from './talk/doyle-catch-up.ts';
import { quayStreetLease } from './talk/quay-street-lease.ts';
import { roomLetToOthers } from './talk/room-let-to-others.ts';

type Presence = Pick<Attendee, 'role' | 'present'>;

const harlowTenant = '3b1f6a0c-8d42-4e57-9c1a-6f2b7d9e0a11';

function ofTheFirm(login: string, role: Presence['role'], ...present: Presence['present']): Attendee {
  const name = personByLogin(login)?.name;
  if (name === undefined) throw new Error(`no ${login} among the people of the firm`);
  return { kind: 'firm', login, name, role, present };
}

/** A client call: Mere stepped out in the middle, Daniel came late and left early. */
const leaseCall: MeetingSeed = {
  key: 'harlow-lease-call',
  title: 'Harlow - lease of 12 Quay Street - COM-2026-0044',
  organizer: 'mere',
  plannedSeconds: 45 * 60,
  heldSeconds: 42 * 60,
  attendees: [
    ofTheFirm('mere', 'Organizer', { from: 0, to: 860 }, { from: 1080, to: 2520 }),
    ofTheFirm('daniel', 'Presenter', { from: 366, to: 2106 }),
    {
      kind: 'outside',
      name: 'Petra Hale',
      email: 'legal@harlow.example',
      oid: '6d0b5c3e-1f7a-4b92-8e44-7a1c9f30d512',
      tenantId: harlowTenant,
      role: 'Attendee',
      present: [{ from: 2, to: 2510 }],
    },
  ],
  transcript: {
    utterances: readTalk(quayStreetLease, { Mere: 'Mere Tāwhai', Daniel: 'Daniel Okafor', Petra: 'Petra Hale' }),
    shape: 'export',
    startsAt: 3,
  },
};

/** A call with a client whose matter nobody names by its reference. */
const catchUp: MeetingSeed = {
  key: 'doyle-catch-up',
  title: 'Catch-up with Brendan Doyle',
  organizer: 'hamish',
  plannedSeconds: 15 * 60,
  heldSeconds: 11 * 60,
  attendees: [
    ofTheFirm('hamish', 'Organizer', { from: 0, to: 655 }),
    ofTheFirm('grace', 'Presenter', { from: 12, to: 660 }),
    { kind: 'anonymous', name: 'Brendan Doyle', role: 'Attendee', present: [{ from: 40, to: 650 }] },
  ],
  transcript: {
    utterances: readTalk(doyleCatchUp, { Hamish: 'Hamish Sutherland', Grace: 'Grace Liu', Brendan: 'Brendan Doyle' }),
    shape: 'graph',
    startsAt: 55,
  },
};

/** A meeting that Tom set up for two outsiders and did not join. */
const forOthers: MeetingSeed = {
  key: 'mediation-date',
  title: 'Mediation - dates',
  organizer: 'tom',
  plannedSeconds: 15 * 60,
  heldSeconds: 60,
  attendees: [
    {
      kind: 'outside',
      name: 'Ana Marsh',
      email: 'ana@marshchambers.example',
      oid: 'f2c7d1a8-90b4-4c1e-b7a5-2d83e6f40b77',
      tenantId: 'c9a4e2d6-17f3-4b08-a5d1-80e3f6b24c19',
      role: 'Presenter',
      present: [{ from: 0, to: 60 }],
    },
    { kind: 'anonymous', name: 'Neil Prior', role: 'Attendee', present: [{ from: 1, to: 58 }] },
  ],
  transcript: { utterances: readTalk(roomLetToOthers, { Ana: 'Ana Marsh', Neil: 'Neil Prior' }), shape: 'export', startsAt: 1 },
};

/** The meetings in the calendars of the stand-ins. */
export const sampleMeetings: readonly MeetingSeed[] = [leaseCall, catchUp, forOthers];
