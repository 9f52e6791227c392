import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningGraph, startGraph } from '../../src/sandbox/graph/start-graph.ts';
import { longMeeting } from '../../src/sandbox/meetings/long-meeting.ts';
import { type Meeting, openMeetingBook } from '../../src/sandbox/meetings/meeting-book.ts';
import { attributedVtt } from '../../src/sandbox/meetings/write-vtt.ts';
import { personByLogin } from '../../src/sandbox/people.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const appId = '44444444-4444-4444-8444-444444444444';
const withoutSpeakers = 'application/vnd.microsoft.graph.transcript+text';

type Json = { value: Record<string, unknown>[]; [name: string]: unknown };

describe('the stand-in for Graph', () => {
  let graph: RunningGraph;
  let call: Meeting;
  beforeEach(async () => {
    graph = await startGraph({ port: 0, appId, tenantId });
    call = graph.meetings.byKey('harlow-lease-call');
  });
  afterEach(() => graph.close());

  const askForToken = (fields: Record<string, string> = {}) =>
    fetch(graph.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: graph.appPassword,
        scope: 'https://graph.microsoft.com/.default',
        ...fields,
      }),
    });
  async function get(path: string, headers: Record<string, string> = {}) {
    const { access_token: token } = (await (await askForToken()).json()) as { access_token: string };
    const url = path.startsWith('http') ? path : `${graph.baseUrl}${path}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Json };
  }
  const pathOf = (meeting: Meeting, oid = meeting.organizer.oid) => `/users/${oid}/onlineMeetings/${encodeURIComponent(meeting.graphId)}`;
  const firstTranscript = (meeting = call) =>
    `${pathOf(meeting)}/transcripts/${encodeURIComponent(graph.meetings.sessions(meeting)[0]?.transcriptId ?? '')}`;

  test('needs a token of the application, from its own secret', async () => {
    expect((await askForToken({ client_secret: 'guess' })).status).toBe(401);
    expect((await askForToken({ scope: 'https://api.botframework.com/.default' })).status).toBe(400);
    const answer = await fetch(`${graph.baseUrl}${pathOf(call)}`, { headers: { authorization: 'Bearer made-up' } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  });

  describe('meetings', () => {
    test('the organizer and who is invited see the meeting, nobody else, and only the organizer its artifacts', async () => {
      graph.meetings.end(call);
      const daniel = personByLogin('daniel')?.oid;
      const tom = personByLogin('tom')?.oid;
      expect((await get(pathOf(call))).body).toMatchObject({
        subject: call.title,
        participants: {
          organizer: { upn: 'mere@harbourvale.example' },
          attendees: [{ upn: 'daniel@harbourvale.example' }, { upn: 'legal@harlow.example' }],
        },
      });
      expect((await get(pathOf(call, daniel))).status).toBe(200);
      expect((await get(pathOf(call, tom))).status).toBe(404);
      expect((await get(`${pathOf(call, daniel)}/transcripts`)).status).toBe(404);
      expect((await get(`${pathOf(call, daniel)}/attendanceReports`)).status).toBe(404);
    });

    test('is found by its address, and in the calendar of who is invited', async () => {
      const { body } = await get(pathOf(call));
      const filter = encodeURIComponent(`JoinWebUrl eq '${body['joinWebUrl']}'`);
      expect((await get(`/users/${call.organizer.oid}/onlineMeetings?$filter=${filter}`)).body.value[0]).toMatchObject({
        id: call.graphId,
      });
      const calendar = (range: string) => get(`/users/${personByLogin('daniel')?.oid}/calendarView${range}`);
      expect((await calendar('?startDateTime=2020-01-01T00:00:00Z&endDateTime=2099-01-01T00:00:00Z')).body.value).toMatchObject([
        { subject: call.title, isOnlineMeeting: true, onlineMeeting: { joinUrl: body['joinWebUrl'] }, start: { timeZone: 'UTC' } },
      ]);
      expect((await calendar('?startDateTime=2020-01-01T00:00:00Z&endDateTime=2020-02-01T00:00:00Z')).body.value).toEqual([]);
      expect((await calendar('')).status).toBe(400);
    });

    test('a missing access policy refuses everything of meetings in Graph’s words', async () => {
      graph.switches.accessPolicy = 'missing';
      expect(await get(pathOf(call))).toMatchObject({
        status: 403,
        body: { error: { code: 'Forbidden', message: expect.stringContaining('No application access policy') } },
      });
    });

    test('too many calls are answered 429 with how long to wait', async () => {
      Object.assign(graph.switches, { tooMany: 1, retryAfter: 9 });
      const refused = await get(pathOf(call));
      expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
      expect(refused.headers.get('retry-after')).toBe('9');
      expect((await get(pathOf(call))).status).toBe(200);
    });
  });

  describe('attendance', () => {
    test('a report for every time it was held; people and their intervals only when expanded', async () => {
      const session = graph.meetings.end(call, new Date('2026-11-25T01:42:00Z'));
      const { body } = await get(`${pathOf(call)}/attendanceReports`);
      expect(body.value).toMatchObject([
        { id: session.reportId, meetingStartDateTime: '2026-11-25T01:00:00.0000000Z', meetingEndDateTime: '2026-11-25T01:42:00.0000000Z' },
      ]);
      expect((await get(`${pathOf(call)}/attendanceReports/${session.reportId}`)).body).not.toHaveProperty('attendanceRecords');
      const report = await get(`${pathOf(call)}/attendanceReports/${session.reportId}?$expand=attendanceRecords`);
      expect(report.body['attendanceRecords']).toMatchObject([
        {
          identity: { displayName: 'Mere Tāwhai', tenantId },
          totalAttendanceInSeconds: 2300,
          role: 'Organizer',
          attendanceIntervals: [
            { joinDateTime: '2026-11-25T01:00:00.0000000Z', leaveDateTime: '2026-11-25T01:14:20.0000000Z', durationInSeconds: 860 },
            { joinDateTime: '2026-11-25T01:18:00.0000000Z', durationInSeconds: 1440 },
          ],
        },
        { emailAddress: 'daniel@harbourvale.example', totalAttendanceInSeconds: 1740 },
        { emailAddress: 'legal@harlow.example', identity: { tenantId: expect.not.stringMatching(tenantId) } },
      ]);
    });

    test('somebody without an account has a name and nothing else', async () => {
      const catchUp = graph.meetings.byKey('doyle-catch-up');
      const { reportId } = graph.meetings.end(catchUp);
      const { body } = await get(`${pathOf(catchUp)}/attendanceReports/${reportId}/attendanceRecords`);
      expect(body.value[2]).toMatchObject({
        emailAddress: null,
        identity: { id: null, displayName: 'Brendan Doyle', tenantId: null },
      });
    });

    test('is not there before it is ready', async () => {
      graph.meetings.end(call);
      graph.switches.attendance = 1;
      const list = async () => (await get(`${pathOf(call)}/attendanceReports`)).body.value.length;
      expect([await list(), await list()]).toEqual([0, 1]);
      graph.switches.attendance = 'not-yet';
      expect(await list()).toBe(0);
    });
  });

  describe('transcripts', () => {
    test('before the meeting was held, or where nobody transcribed it, there is none', async () => {
      expect((await get(`${pathOf(call)}/transcripts`)).body.value).toEqual([]);
      const silent = { ...longMeeting(5), transcript: undefined };
      const other = await startGraph({ port: 0, appId, tenantId, meetings: openMeetingBook({ meetings: [silent] }) });
      const before = graph;
      graph = other;
      const [meeting] = other.meetings.meetings;
      if (meeting === undefined) throw new Error('no meeting');
      other.meetings.end(meeting);
      expect((await get(`${pathOf(meeting)}/transcripts`)).body.value).toEqual([]);
      await before.close();
    });

    test('come in pages of ten, newest first, each once', async () => {
      for (let day = 1; day <= 12; day += 1) graph.meetings.end(call, new Date(Date.UTC(2026, 9, day)));
      const first = await get(`${pathOf(call)}/transcripts`);
      expect(first.body.value).toHaveLength(10);
      const second = await get(String(first.body['@odata.nextLink']));
      expect(second.body).not.toHaveProperty('@odata.nextLink');
      const all = [...first.body.value, ...second.body.value];
      expect(new Set(all.map(({ id }) => id)).size).toBe(12);
      expect(all[0]).toMatchObject({ createdDateTime: '2026-10-11T23:18:03.0000000Z', endDateTime: '2026-10-12T00:00:00.0000000Z' });
      expect((await get(`${pathOf(call)}/transcripts?$top=3`)).body.value).toHaveLength(3);
    });

    test('are listed for an organizer over all meetings', async () => {
      graph.meetings.end(call, new Date('2026-11-20T00:00:00Z'));
      const { oid } = call.organizer;
      const all = (args: string) => get(`/users/${oid}/onlineMeetings/getAllTranscripts(${args})`);
      expect((await all(`meetingOrganizerUserId='${oid}'`)).body.value).toHaveLength(1);
      const from = 'startDateTime=2026-11-21T00:00:00Z';
      expect((await all(`meetingOrganizerUserId='${oid}',${from}`)).body.value).toEqual([]);
      expect((await all(from)).status).toBe(400);
    });

    test('are not there until ready: in the list, then their content', async () => {
      graph.meetings.end(call);
      Object.assign(graph.switches, { transcript: 2, content: 1 });
      const listed = async () => (await get(`${pathOf(call)}/transcripts`)).body.value.length;
      expect([await listed(), await listed(), await listed()]).toEqual([0, 0, 1]);
      const content = async () => (await get(`${firstTranscript()}/content?$format=text/vtt`)).status;
      expect([await content(), await content()]).toEqual([404, 200]);
    });

    test('an export has cue ids, padded clocks, two lines at most and every speaker', async () => {
      graph.meetings.end(call);
      const { text, headers } = await get(`${firstTranscript()}/content?$format=text/vtt`);
      expect(headers.get('content-type')).toMatch(/^text\/vtt/);
      const [head, ...cues] = text.trim().split('\n\n');
      expect(head).toBe('WEBVTT');
      for (const cue of cues) {
        expect(cue).toMatch(
          /^[0-9a-f-]{36}\/\d+-\d+\n\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}\n<v (Mere Tāwhai|Daniel Okafor|Petra Hale)>[^\n]+(\n[^\n]+)?<\/v>$/,
        );
      }
    });

    test('Graph’s own shape has bare clocks, and negative ones when the recording began later', async () => {
      const catchUp = graph.meetings.byKey('doyle-catch-up');
      graph.meetings.end(catchUp);
      const { text } = await get(`${firstTranscript(catchUp)}/content`);
      expect(text).toMatch(/^WEBVTT\n\n-0:0:6\.0 --> -0:0:\d\.\d+\n<v Hamish Sutherland>/);
    });

    test('metadata tells the wall clock of every utterance', async () => {
      graph.meetings.end(call, new Date('2026-11-25T01:42:00Z'));
      const { text } = await get(`${firstTranscript()}/metadataContent`);
      const [, json = ''] = /^WEBVTT\n\n.+\n(\{.+\})/.exec(text) ?? [];
      expect(JSON.parse(json)).toMatchObject({ speakerName: 'Petra Hale', startDateTime: '2026-11-25T01:00:07.0000000+00:00' });
    });

    test('a tenant that forbids transcripts says so at the list and the content', async () => {
      graph.meetings.end(call);
      graph.switches.transcriptAccess = 'off';
      for (const path of [`${pathOf(call)}/transcripts`, `${firstTranscript()}/content`]) {
        expect(await get(path, { accept: withoutSpeakers })).toMatchObject({
          status: 403,
          body: { error: { code: 'Forbidden', innerError: { code: 'GraphAccessToTranscriptsDisabled' } } },
        });
      }
    });

    test('a tenant that hides speakers gives the words only to who asks for them by header', async () => {
      graph.meetings.end(call);
      graph.switches.transcriptAccess = 'unattributed';
      const refused = { status: 403, body: { error: { innerError: { code: 'SpeakerAttributionNotAllowed' } } } };
      expect(await get(`${firstTranscript()}/content?$format=text/vtt`, { accept: withoutSpeakers })).toMatchObject(refused);
      expect(await get(`${firstTranscript()}/metadataContent`)).toMatchObject(refused);
      const { status, text } = await get(`${firstTranscript()}/content`, { accept: withoutSpeakers });
      expect(status).toBe(200);
      expect(text).toContain('rent review');
      expect(text).not.toContain('<v ');
    });
  });

  test('the switches can be turned from outside; a mistake changes nothing', async () => {
    const turn = (body: unknown) =>
      fetch(`${graph.origin}/sandbox/switches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await turn({ transcript: 'not-yet' })).json()).toMatchObject({ transcript: 'not-yet', content: 'ready' });
    expect((await turn({ transcript: 'soon' })).status).toBe(400);
    expect((await turn({ tooMuch: 1 })).status).toBe(400);
    expect(graph.switches.transcript).toBe('not-yet');
  });

  test('writes names and words of transcripts escaped', () => {
    const utterances = [{ at: 3_600, speaker: 'A & B <x>', text: 'if a < b & c > d' }];
    expect(attributedVtt({ utterances, shape: 'graph', startsAt: 0 })).toContain(
      '1:0:0.0 --> 1:0:3.2\n<v A &amp; B &lt;x&gt;>if a &lt; b &amp; c &gt; d</v>',
    );
  });

  test('a long meeting has an hour of talk, the same at every call', () => {
    const { transcript } = longMeeting(60);
    expect(longMeeting(60).transcript).toEqual(transcript);
    expect(transcript?.utterances.at(-1)?.at).toBeGreaterThan(3500);
    expect(transcript?.utterances.length).toBeGreaterThan(300);
  });
});
