import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EntryView, entriesAnswer } from '../../src/contract/entry.ts';
import { tables } from '../../src/database/index.ts';
import type { FirmId } from '../../src/domain/ids.ts';
import { scheduleJob } from '../../src/jobs/index.ts';
import { type MeetingEnded, meetingEnded, meetingEndedEvent, readMeetingJob } from '../../src/meetings/index.ts';
import { type RunningGraph, startGraph } from '../../src/sandbox/graph/start-graph.ts';
import { friendlyTenant } from '../../src/sandbox/graph/switches.ts';
import type { Attendee, MeetingSeed } from '../../src/sandbox/meetings/meeting.ts';
import { openMeetingBook } from '../../src/sandbox/meetings/meeting-book.ts';
import { sampleMeetings } from '../../src/sandbox/meetings/sample-meetings.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend, tenantId } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

const minute = 60_000;

/** A client who is a guest of the firm's tenant: their account is there, their address is not the firm's. */
const guest: Attendee = {
  kind: 'outside',
  name: 'Gus Guest',
  email: 'gus@client.example',
  oid: '0d1f3c5a-7b9e-4a2c-8d6f-1e3b5c7d9f01',
  tenantId,
  role: 'Attendee',
  present: [{ from: 0, to: 600 }],
};

function seed(key: string, changes: Partial<MeetingSeed> = {}): MeetingSeed {
  return {
    key,
    title: `Talk ${key}`,
    organizer: 'mere',
    plannedSeconds: 1800,
    heldSeconds: 600,
    attendees: [{ kind: 'firm', login: 'mere', name: 'Mere Tāwhai', role: 'Organizer', present: [{ from: 0, to: 600 }] }, guest],
    transcript: {
      utterances: [
        { at: 5, speaker: 'Mere Tāwhai', text: 'The easement runs along the boundary.' },
        { at: 20, speaker: 'Gus Guest', text: 'Who pays for the easement survey?' },
        { at: 40, speaker: 'Mere Tāwhai', text: 'The easement survey is yours.' },
      ],
      shape: 'export',
      startsAt: 0,
    },
    ...changes,
  };
}

const seeds = [
  ...sampleMeetings,
  ...['now', 'late', 'never', 'forbidden', 'second-forbidden', 'unnamed', 'twice', 'crash', 'busy', 'down', 'series', 'policy'].map((key) =>
    seed(key),
  ),
  seed('broken', { transcript: { utterances: [], shape: 'export', startsAt: 0 } }),
];

describe.each(databaseKinds)('a meeting that ended, on %s', (kind) => {
  let graph: RunningGraph;
  let backend: TestBackend;
  let firm: FirmId;
  let means: { database: TestBackend['database']; now: () => Date };

  beforeAll(async () => {
    graph = await startGraph({ port: 0, appId: 'the-bot', tenantId, meetings: openMeetingBook({ meetings: seeds }) });
    const { baseUrl, tokenUrl, appId, appPassword } = graph;
    const config = { baseUrl, tokenUrl: () => tokenUrl, clientId: appId, clientSecret: appPassword, timeout: 20_000 };
    backend = await startBackend(kind, { graph: config });
    if (!backend.firm) throw new Error('no firm');
    firm = backend.firm;
    means = { database: backend.database, now: () => new Date(Date.now() + backend.clock.ahead) };
    await connect(backend, 'mere');
  });
  afterAll(async () => {
    await backend.close();
    await graph.close();
  });
  beforeEach(() => {
    Object.assign(graph.switches, friendlyTenant());
  });

  const eventOf = (key: string, changes: Partial<MeetingEnded> = {}): MeetingEnded => {
    const meeting = graph.meetings.byKey(key);
    const { endedAt } = graph.meetings.end(meeting);
    return {
      tenantId,
      meetingId: meeting.teamsId,
      conversationId: meeting.threadId,
      serviceUrl: 'https://smba.example/au/',
      organizerOid: meeting.organizer.oid,
      graphMeetingId: meeting.graphId,
      title: meeting.title,
      scheduledStart: graph.meetings.plannedStart(meeting),
      endedAt,
      ...changes,
    };
  };
  const tell = (event: MeetingEnded) => meetingEnded({ kind: 'job', name: 'teams', firm }, event, means);
  const drain = () => backend.backend.worker.drain();
  const pass = async (minutes: number) => {
    backend.clock.ahead += minutes * minute;
    await drain();
  };
  const hold = async (key: string, changes: Partial<MeetingEnded> = {}) => {
    const event = eventOf(key, changes);
    await tell(event);
    await drain();
    return event;
  };
  /** The person's entries that came from a meeting of this title. */
  const entriesOf = async (login: string, title: string): Promise<EntryView[]> => {
    const client = await clientFor(backend, login);
    const { entries } = await client.get(entriesAnswer, 'GET', '/api/entries?limit=200');
    return entries.filter((entry) => entry.source.title.includes(title));
  };
  const only = async (login: string, title: string): Promise<EntryView> => {
    const [entry, ...more] = await entriesOf(login, title);
    if (!entry || more.length > 0) throw new Error(`${more.length + (entry ? 1 : 0)} entries of ${title} for ${login}`);
    return entry;
  };
  const cardsOf = (entry: EntryView) =>
    backend.database.withFirm(firm, ({ tx }) => tx.select().from(tables.cardEntry).where(eq(tables.cardEntry.entryId, entry.id)));
  const rowOf = async (event: MeetingEnded) => {
    const rows = await backend.database.withFirm(firm, async ({ tx, open }) =>
      (await tx.select().from(tables.meeting)).map((row) => ({
        ...row,
        event: meetingEndedEvent.parse(open('meeting', row.id, row.info)),
      })),
    );
    const row = rows.find((one) => one.event.meetingId === event.meetingId && one.event.endedAt.getTime() === event.endedAt.getTime());
    if (!row) throw new Error('no row');
    return row;
  };
  const roleOf = async (oid: string) => {
    const rows = await backend.database.withFirm(firm, ({ tx }) =>
      tx.select({ role: tables.person.role }).from(tables.person).where(eq(tables.person.oid, oid)),
    );
    return rows[0]?.role;
  };

  test('gives each member of the firm a draft with their own minutes, on the matter its title names, and a card of their own', async () => {
    await hold('harlow-lease-call');
    const mere = await only('mere', 'Quay Street');
    const daniel = await only('daniel', 'Quay Street');
    expect(mere).toMatchObject({ actualSeconds: 2300, units: 7, basisKind: 'measured', state: 'draft', source: { kind: 'meeting' } });
    expect(daniel).toMatchObject({ actualSeconds: 1740, units: 5, basisKind: 'measured' });
    expect(mere.basis).toMatch(/^38 min 20 s: joined .+ [ap]m, left .+ [ap]m; joined .+, left .+ → 7 units \(0\.7 h\)$/);
    expect(mere.match.tier).toBe('exact');
    expect(mere.narrative).toMatch(
      /^Attending Teams meeting with Petra Hale and Daniel Okafor regarding Harlow - lease of 12 Quay Street, including /,
    );
    expect(daniel.narrative).toContain('with Petra Hale and Mere Tāwhai');
    expect([...(await cardsOf(mere)), ...(await cardsOf(daniel))]).toHaveLength(2);
  });

  test('names the job as the actor and the person as the timekeeper', async () => {
    const client = await clientFor(backend, 'mere');
    const entry = await only('mere', 'Quay Street');
    const { body } = await client.call('GET', `/api/entries/${entry.id}/receipt`);
    expect(body).toMatchObject({
      intact: true,
      lines: [{ kind: 'drafted', actor: 'job:meeting', facts: { actualSeconds: 2300, units: 7 } }],
    });
  });

  test('makes members it has not met known, as no administrators, and names a client without an account', async () => {
    await hold('doyle-catch-up');
    const [hamish, grace] = [await only('hamish', 'Brendan Doyle'), await only('grace', 'Brendan Doyle')];
    expect(hamish.narrative).toContain('Attending Teams meeting with Brendan Doyle and Grace Liu');
    expect(grace).toMatchObject({ actualSeconds: 648, match: { tier: 'none' } });
    expect(await roleOf('e94d18a6-2c75-4e83-a0f7-5eaf74bc8b05')).toBe('timekeeper');
  });

  test('gives a guest of the tenant no draft and makes them nobody of the firm', async () => {
    const event = await hold('now');
    expect((await only('mere', 'Talk now')).narrative).toBe(
      'Attending Teams meeting with Gus Guest regarding Talk now, including easement survey',
    );
    expect(guest.kind === 'outside' && (await roleOf(guest.oid))).toBeUndefined();
    expect(await rowOf(event)).toMatchObject({ state: 'drafted', transcript: 'read' });
  });

  test('told of twice, even at once, is drafted once', async () => {
    const event = eventOf('twice');
    expect((await Promise.all([tell(event), tell(event)])).filter(({ created }) => created)).toHaveLength(1);
    await drain();
    expect((await tell(event)).created).toBe(false);
    await drain();
    await only('mere', 'Talk twice');
  });

  test('of which two ends are told for one session is drafted once', async () => {
    const event = eventOf('twice');
    await tell(event);
    await drain();
    const echo = { ...event, endedAt: new Date(event.endedAt.getTime() + 4000) };
    await tell(echo);
    await drain();
    expect((await rowOf(echo)).state).toBe('repeated');
    expect(await entriesOf('mere', 'Talk twice')).toHaveLength(2);
  });

  test('read again after a crash before its end makes neither a second draft nor a second card', async () => {
    const event = await hold('crash');
    const entry = await only('mere', 'Talk crash');
    const { id } = await rowOf(event);
    await backend.database.withFirm(firm, async ({ tx }) => {
      await tx.update(tables.meeting).set({ state: 'waiting' }).where(eq(tables.meeting.id, id));
      await scheduleJob(tx, { firm, kind: readMeetingJob, subject: id, dueAt: means.now() });
    });
    await drain();
    expect((await rowOf(event)).state).toBe('drafted');
    expect(await only('mere', 'Talk crash')).toEqual(entry);
    expect(await cardsOf(entry)).toHaveLength(1);
  });

  test.each([
    ['transcript', 'not-yet'],
    ['content', 'not-yet'],
    ['attendance', 'not-yet'],
  ] as const)('whose %s comes later is drafted then, and not before', async (what, state) => {
    graph.switches[what] = state;
    const event = await hold('late');
    expect((await rowOf(event)).state).toBe('waiting');
    await pass(1);
    expect((await rowOf(event)).state).toBe('waiting');
    Object.assign(graph.switches, friendlyTenant());
    await pass(1);
    expect((await rowOf(event)).state).toBe('waiting');
    await pass(1);
    expect(await rowOf(event)).toMatchObject({ state: 'drafted', transcript: 'read' });
  });

  test('whose transcript never comes is drafted from attendance after two hours, and says so', async () => {
    graph.switches.transcript = 'not-yet';
    const event = await hold('never');
    for (const minutes of [1, 2, 4, 8, 15, 30]) await pass(minutes);
    expect((await rowOf(event)).state).toBe('waiting');
    await pass(60);
    const entry = await only('mere', 'Talk never');
    expect(entry).toMatchObject({
      actualSeconds: 600,
      basisKind: 'measured',
      narrative: 'Attending Teams meeting with Gus Guest regarding Talk never',
    });
    expect(entry.flags).toContain('No transcript was ready within two hours of the meeting.');
  });

  test('whose transcripts the tenant keeps back is drafted from attendance at once; how to open them is told the first time', async () => {
    graph.switches.transcriptAccess = 'off';
    const hint = expect.stringContaining('Set-CsTeamsMeetingConfiguration');
    await hold('forbidden');
    const first = await only('mere', 'Talk forbidden');
    expect(first).toMatchObject({ actualSeconds: 600, units: 2, basisKind: 'measured' });
    expect(first.flags).toEqual(['Your organisation does not let Matterclock read transcripts.', hint]);
    await hold('second-forbidden');
    expect((await only('mere', 'second-forbidden')).flags).toEqual(['Your organisation does not let Matterclock read transcripts.']);
  });

  test('whose speakers the tenant keeps back is drafted from the words alone', async () => {
    graph.switches.transcriptAccess = 'unattributed';
    await hold('unnamed');
    const entry = await only('mere', 'Talk unnamed');
    expect(entry.narrative).toContain('including easement survey');
    expect(entry.flags).toEqual(['The transcript does not tell who spoke: your organisation keeps speakers back.']);
  });

  test('whose transcript is broken is drafted from attendance, and says so', async () => {
    await hold('broken');
    const entry = await only('mere', 'Talk broken');
    expect(entry).toMatchObject({ actualSeconds: 600, basisKind: 'measured' });
    expect(entry.flags.join(' ')).toContain('The transcript was not used.');
  });

  test('with nobody of the firm in it ends quietly, with its reason in the log', async () => {
    const event = await hold('mediation-date');
    const row = await rowOf(event);
    expect(row.state).toBe('nobody');
    expect(await entriesOf('tom', 'Mediation')).toEqual([]);
    expect(backend.logs.find((line) => line.includes(row.id))).toContain('"outcome":"nobody"');
  });

  test('is read although Graph asks for pauses', async () => {
    Object.assign(graph.switches, { tooMany: 3, retryAfter: 0 });
    await hold('busy');
    await only('mere', 'Talk busy');
  });

  test('of which nothing may be read is drafted for its organizer by the calendar, marked as an estimate', async () => {
    graph.switches.accessPolicy = 'missing';
    const event = eventOf('policy');
    await tell({ ...event, scheduledStart: new Date(event.endedAt.getTime() - 44 * minute) });
    await drain();
    const entry = await only('mere', 'Talk policy');
    expect(entry).toMatchObject({ actualSeconds: 2640, units: 8, basisKind: 'estimated' });
    expect(entry.basis).toMatch(/^44 min: scheduled for .+, ended .+ → 8 units/);
    expect(entry.flags).toContain('Your organisation does not let Matterclock read who attended.');
  });

  test('is asked for again for two hours while Graph does not answer; then the calendar must do', async () => {
    Object.assign(graph.switches, { tooMany: 1_000_000, retryAfter: 0 });
    const event = eventOf('down');
    await tell({ ...event, scheduledStart: new Date(event.endedAt.getTime() - 10 * minute) });
    await drain();
    expect((await rowOf(event)).state).toBe('waiting');
    await pass(121);
    expect(await only('mere', 'Talk down')).toMatchObject({ actualSeconds: 600, basisKind: 'estimated' });
    expect((await rowOf(event)).transcript).toBe('unasked');
  });

  test('of a series reads the transcript of its own session only', async () => {
    const meeting = graph.meetings.byKey('series');
    graph.meetings.end(meeting, new Date(Date.now() - 7 * 24 * 60 * minute));
    const before = graph.calls.length;
    await hold('series');
    expect(graph.calls.slice(before).filter(({ path }) => path.endsWith('/content'))).toHaveLength(1);
    expect(await only('mere', 'Talk series')).toMatchObject({ actualSeconds: 600 });
  });

  test('of another organisation, or told of badly, is refused and kept by nobody', async () => {
    const event = eventOf('now');
    await expect(tell({ ...event, tenantId: '99999999-9999-4999-8999-999999999999' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(tell({ ...event, endedAt: new Date(Number.NaN) })).rejects.toMatchObject({ code: 'bad-input', field: 'endedAt' });
    await expect(tell({ ...event, meetingId: '' })).rejects.toMatchObject({ code: 'bad-input', field: 'meetingId' });
    await expect(rowOf(event)).rejects.toThrow('no row');
  });
});
