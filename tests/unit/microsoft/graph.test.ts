import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type GraphAccess,
  type GraphConfig,
  graphAccess,
  listAttendanceReports,
  listTranscripts,
  readAttendance,
  readOnlineMeeting,
  readTranscriptContent,
} from '../../../src/microsoft/index.ts';

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/** A server that plays back what a test lays down, in order, and keeps what it was asked. */
const replies: Reply[] = [];
const asked: { url: string; authorization: string; accept: string; body: string }[] = [];
let origin = '';

/** Takes every request and never answers. */
const silent = createServer(() => undefined);
let silentOrigin = '';

const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { url = '', headers } = request;
  asked.push({ url, authorization: headers.authorization ?? '', accept: headers.accept ?? '', body });
  const reply = replies.shift() ?? { status: 500 };
  response.writeHead(reply.status ?? 200, reply.headers ?? {});
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
});

const ref = { organizerOid: '5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01', graphMeetingId: 'MSo1*a/b' };
const config = (at = origin, timeout = 10_000): GraphConfig => ({
  baseUrl: `${at}/v1.0`,
  tokenUrl: (tenant) => `${at}/${tenant}/token`,
  clientId: 'app',
  clientSecret: 'secret',
  timeout,
});
const access = (at = origin, timeout = 10_000): GraphAccess => ({ baseUrl: `${at}/v1.0`, timeout, token: 'T' });
const refusal = (code: string, inner?: string) => ({
  status: 403,
  body: { error: { code, message: 'no', innerError: inner === undefined ? {} : { code: inner } } },
});
const busy = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
const report = (id: string) => ({ id, meetingStartDateTime: '2026-11-19T20:00:00.1234567Z', meetingEndDateTime: '2026-11-19T20:42:00Z' });

const listen = async (one: Server): Promise<string> => {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
};
const end = (one: Server) =>
  new Promise<void>((resolve) => {
    one.close(() => resolve());
    one.closeAllConnections();
  });

beforeAll(async () => {
  [origin, silentOrigin] = [await listen(server), await listen(silent)];
});
afterAll(async () => {
  await end(server);
  await end(silent);
});
beforeEach(() => {
  replies.length = 0;
  asked.length = 0;
});

describe("the application's token", () => {
  test('is asked for with its own credentials for the one tenant', async () => {
    replies.push({ body: { access_token: 'T1', token_type: 'Bearer', expires_in: 3600 } });
    expect(await graphAccess(config(), 'tenant-1')).toMatchObject({ token: 'T1', baseUrl: `${origin}/v1.0` });
    expect(asked[0]?.url).toBe('/tenant-1/token');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: 'secret',
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  test.each([
    [{ status: 401, body: { error: 'invalid_client', error_description: 'the secret is secret' } }, 'not-allowed'],
    [{ status: 503, body: 'down' }, 'microsoft-unreachable'],
    [{ status: 200, body: '<html>' }, 'microsoft-unexpected'],
  ])('that is not given is an error in words, without what Entra said in detail (%j)', async (reply, code) => {
    replies.push(reply);
    const error = await graphAccess(config(), 'tenant-1').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('secret is secret');
  });
});

describe('a list', () => {
  test('is read page after page, with the token, and its instants to the millisecond', async () => {
    replies.push(
      { body: { value: [report('r1')], '@odata.nextLink': `${origin}/v1.0/next?$skiptoken=1` } },
      { body: { value: [report('r2')] } },
    );
    const found = await listAttendanceReports(access(), ref);
    expect(found).toMatchObject({ kind: 'ready', value: [{ id: 'r1', start: new Date('2026-11-19T20:00:00.123Z') }, { id: 'r2' }] });
    expect(asked.map(({ url }) => url)).toEqual([
      '/v1.0/users/5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01/onlineMeetings/MSo1*a%2Fb/attendanceReports',
      '/v1.0/next?$skiptoken=1',
    ]);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer T']));
  });

  test.each(['http://elsewhere.example/v1.0/next', `http://127.0.0.1.elsewhere.example/v1.0/`])(
    'that goes on at %s sends the token nowhere',
    async (link) => {
      replies.push({ body: { value: [report('r1')], '@odata.nextLink': link } });
      await expect(listAttendanceReports(access(), ref)).rejects.toMatchObject({ code: 'microsoft-unexpected' });
      expect(asked).toHaveLength(1);
    },
  );

  test('without end is given up', async () => {
    replies.push(...Array.from({ length: 30 }, () => ({ body: { value: [report('r')], '@odata.nextLink': `${origin}/v1.0/again` } })));
    await expect(listAttendanceReports(access(), ref)).rejects.toMatchObject({ code: 'microsoft-unexpected' });
    expect(asked.length).toBeLessThan(30);
  });

  test('that is empty is not there yet; of transcripts each comes once', async () => {
    const head = { id: 't1', createdDateTime: '2026-11-19T20:00:03Z', endDateTime: null };
    replies.push({ body: { value: [] } }, { body: { value: [head, head] } });
    expect(await listTranscripts(access(), ref)).toEqual({ kind: 'not-yet' });
    expect(await listTranscripts(access(), ref)).toMatchObject({ kind: 'ready', value: [{ id: 't1', end: undefined }] });
  });

  test('in another form than foretold is an error, not a guess', async () => {
    replies.push({ body: { value: [{ id: 'r1' }] } });
    await expect(listAttendanceReports(access(), ref)).rejects.toMatchObject({ code: 'microsoft-unexpected' });
  });
});

describe('answers that say no or later', () => {
  test('403 is the decision of the tenant, 404 nothing', async () => {
    replies.push(refusal('Forbidden', 'GraphAccessToTranscriptsDisabled'), refusal('Forbidden'), { status: 404 });
    expect(await listTranscripts(access(), ref)).toEqual({ kind: 'forbidden', code: 'GraphAccessToTranscriptsDisabled' });
    expect(await readOnlineMeeting(access(), ref)).toEqual({ kind: 'forbidden', code: 'Forbidden' });
    expect(await readOnlineMeeting(access(), ref)).toEqual({ kind: 'none' });
  });

  test('a pause asked for is kept and the call made again; a long one is left to the job', async () => {
    replies.push(busy('0'), { status: 503, headers: { 'retry-after': '0' } }, { body: { subject: 'Lease' } });
    expect(await readOnlineMeeting(access(), ref)).toMatchObject({ kind: 'ready', value: { title: 'Lease', allowsTranscript: true } });
    expect(asked).toHaveLength(3);
    replies.push(busy('3600'));
    await expect(readOnlineMeeting(access(), ref)).rejects.toMatchObject({ code: 'microsoft-unreachable', retry: 'later' });
    expect(asked).toHaveLength(4);
  });

  test.each([
    ['asks for pauses for ever', Array.from({ length: 9 }, () => busy('0')), 'microsoft-unreachable', 4],
    ['breaks', [{ status: 500 }], 'microsoft-unexpected', 1],
    ['no longer takes the token', [{ status: 401 }], 'microsoft-unexpected', 1],
    ['leads elsewhere', [{ status: 302, headers: { location: 'http://elsewhere.example' } }], 'microsoft-unexpected', 1],
  ] as [string, Reply[], string, number][])('a Graph that %s is an error after a bounded number of calls', async (_, laid, code, calls) => {
    replies.push(...laid, ...laid.slice(0, 1), ...laid.slice(0, 1), ...laid.slice(0, 1));
    await expect(readOnlineMeeting(access(), ref)).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(calls);
  });
});

test('a Microsoft 365 that never answers is waited for only so long', async () => {
  await expect(graphAccess(config(silentOrigin, 50), 'tenant-1')).rejects.toMatchObject({ code: 'microsoft-unreachable' });
  await expect(readOnlineMeeting(access(silentOrigin, 50), ref)).rejects.toMatchObject({ code: 'microsoft-unreachable' });
});

describe('attendance', () => {
  test('has object ids only of accounts, and no interval that ends before it begins', async () => {
    const interval = { joinDateTime: '2026-11-19T20:00:00Z', leaveDateTime: '2026-11-19T20:42:00Z' };
    const record = (id: string | null, tenantId: string | null = null) => ({
      emailAddress: null,
      identity: { id, displayName: 'N', tenantId },
      attendanceIntervals: [interval],
    });
    const backwards = {
      ...record('5F0A4C1E-9B27-4D36-8A51-1E7C30B94F01', 'TENANT'),
      attendanceIntervals: [{ joinDateTime: interval.leaveDateTime, leaveDateTime: interval.joinDateTime }],
    };
    replies.push({ body: { attendanceRecords: [record('8:acs:guest'), record(null), backwards, { identity: null }] } });
    const found = await readAttendance(access(), ref, 'r/1');
    expect(found.kind === 'ready' && found.value.map(({ oid, tenantId, intervals }) => [oid, tenantId, intervals.length])).toEqual([
      [null, null, 1],
      [null, null, 1],
      ['5f0a4c1e-9b27-4d36-8a51-1e7c30b94f01', 'tenant', 0],
      [null, null, 0],
    ]);
    expect(asked[0]?.url).toMatch(/\/attendanceReports\/r%2F1\?%24expand=attendanceRecords$/);
  });
});

describe('the content of a transcript', () => {
  test('comes with its speakers', async () => {
    replies.push({ body: 'WEBVTT' });
    const found = await readTranscriptContent(access(), ref, 't1');
    expect(found.kind === 'ready' && [found.value.vtt.toString(), found.value.attributed]).toEqual(['WEBVTT', true]);
    expect(asked[0]).toMatchObject({ accept: 'text/vtt', url: expect.stringMatching(/\/content\?%24format=text%2Fvtt$/) });
  });

  test('is asked for without speakers, by media type alone, where the tenant keeps them back', async () => {
    replies.push(refusal('Forbidden', 'SpeakerAttributionNotAllowed'), { body: 'WEBVTT' });
    expect(await readTranscriptContent(access(), ref, 't1')).toMatchObject({ kind: 'ready', value: { attributed: false } });
    expect(asked[1]).toMatchObject({ accept: 'application/vnd.microsoft.graph.transcript+text', url: expect.stringMatching(/\/content$/) });
  });

  test('that is not written yet comes later; one kept back altogether does not', async () => {
    replies.push({ status: 404 }, refusal('Forbidden', 'SomethingElse'));
    expect(await readTranscriptContent(access(), ref, 't1')).toEqual({ kind: 'not-yet' });
    expect(await readTranscriptContent(access(), ref, 't1')).toEqual({ kind: 'forbidden', code: 'SomethingElse' });
  });
});
