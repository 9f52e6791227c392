import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Access,
  type ActionstepConfig,
  createTime,
  deleteTime,
  findByReference,
  newToken,
  probeTimeResource,
  readChangedContacts,
  readManyBack,
  readMatterNumbers,
  readMatters,
  refreshTokens,
  seenAmong,
  type TimeWrite,
  whoAmI,
} from '../../../src/actionstep/index.ts';
import { openLanes } from '../../../src/actionstep/lane.ts';
import { AppError } from '../../../src/domain/errors.ts';

type Fuzzed = { status: number; headers: Record<string, string>; body: string };

const write: TimeWrite = {
  reference: 'mc-1',
  matterNumber: '1001',
  participantId: '14',
  workDate: '2026-11-20',
  zone: 'Pacific/Auckland',
  narrative: 'n',
  actualHours: '0.10',
  billableHours: '0.10',
};

const reads: Record<string, (access: Access) => Promise<unknown>> = {
  whoAmI,
  probeTimeResource,
  readMatters: (access) => readMatters(access, 1),
  readMatterNumbers: (access) => readMatterNumbers(access, 1, new Date(0)),
  readChangedContacts: (access) => readChangedContacts(access, new Date(0)),
  seenAmong: (access) => seenAmong(access, ['1', '2', '3']),
  findByReference: (access) => findByReference(access, write, false),
  readManyBack: (access) => readManyBack(access, 'timerecords', ['1', '2']),
};
const writes: Record<string, (access: Access) => Promise<unknown>> = {
  createTime: (access) => createTime(access, 'timeentries', write),
  deleteTime: (access) => deleteTime(access, 'timerecords', '5'),
};
const known = [
  'not-connected',
  'connect-refused',
  'actionstep-refused',
  'actionstep-unreachable',
  'actionstep-busy',
  'actionstep-unexpected',
  'outcome-unknown',
];

const scalar = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constantFrom('T', 'F', true, '0.40', '1e400', '2026-11-20'));
const row = fc.record(
  {
    id: scalar,
    status: scalar,
    isDeleted: scalar,
    billableHours: scalar,
    displayName: scalar,
    links: fc.oneof(
      scalar,
      fc.dictionary(fc.constantFrom('action', 'owner', 'participant', 'primaryParticipants'), fc.oneof(scalar, fc.array(scalar))),
    ),
  },
  { requiredKeys: [] },
);
const rows = fc.oneof(row, fc.array(row, { maxLength: 3 }), scalar);
const paging = fc.dictionary(
  fc.constantFrom('actions', 'timeentries', 'participants'),
  fc.dictionary(fc.constantFrom('pageCount', 'recordCount'), fc.oneof(scalar, fc.constantFrom(1e9, -1, 2.5, '3'))),
);
const problem = fc.record({ title: scalar, detail: scalar }, { requiredKeys: [] });
const envelope = fc.record(
  {
    actions: rows,
    timeentries: rows,
    timerecords: rows,
    participants: rows,
    users: rows,
    linked: fc.oneof(scalar, fc.record({ participants: rows })),
    meta: fc.oneof(scalar, fc.record({ paging })),
    errors: fc.oneof(problem, fc.array(problem), scalar),
    error: scalar,
    access_token: scalar,
    refresh_token: scalar,
    expires_in: scalar,
    api_endpoint: fc.oneof(scalar, fc.constant('https://elsewhere.example/api/')),
    orgkey: scalar,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 4, arbitrary: envelope.map((value) => JSON.stringify(value)) },
  fc.json(),
  fc.string(),
  envelope.map((value) => JSON.stringify(value).slice(0, -2)),
);
const answer: fc.Arbitrary<Fuzzed> = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 422, 429, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  ),
  headers: fc.dictionary(
    fc.constantFrom('retry-after', 'date', 'content-type'),
    fc.constantFrom('0', '3', '-5', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT', '99999999999', 'text/html', 'application/vnd.api+json'),
    { maxKeys: 2 },
  ),
  body,
});

describe('whatever Actionstep answers', { timeout: 120_000 }, () => {
  let server: Server;
  let origin = '';
  let next: Fuzzed[] = [];
  beforeAll(async () => {
    server = createServer((_request, response) => {
      const { status, headers, body: text } = next.shift() ?? { status: 204, headers: {}, body: '' };
      response.writeHead(status, headers);
      response.end(text);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const access = (): Access => ({
    endpoint: `${origin}/api/rest`,
    token: newToken('t'),
    lane: openLanes().of('f', 'p'),
    timeout: 120,
  });
  /** The code it ended with, or undefined when it ended well; anything that is not an AppError is thrown on. */
  const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  };

  test.each(Object.keys(reads))('%s ends well or with a known code', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 3 }), async (answers) => {
        next = [...answers];
        const code = await codeOf(reads[name]?.(access()) ?? Promise.reject(new Error(name)));
        if (code !== undefined) expect(known).toContain(code);
        expect(code).not.toBe('outcome-unknown');
      }),
      { numRuns: 30 },
    );
  });

  test.each(Object.keys(writes))('%s never calls something that may have been applied a failure of another kind', async (name) => {
    await fc.assert(
      fc.asyncProperty(answer, async (one) => {
        next = [one];
        const code = await codeOf(writes[name]?.(access()) ?? Promise.reject(new Error(name)));
        if (code !== undefined) expect(known).toContain(code);
        const isApplied = one.status < 400 || one.status >= 500;
        if (isApplied && code !== undefined) expect(code).toBe('outcome-unknown');
      }),
      { numRuns: 60 },
    );
  });

  test('a renewal of tokens ends with tokens, a refusal or a known code, and never with an address outside the list', async () => {
    const config: ActionstepConfig = {
      authorizeUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      clientId: 'c',
      clientSecret: 's',
      redirectUri: `${origin}/back`,
      allowedHosts: [new URL(origin).host],
      timeout: 1000,
    };
    const tokens = { refreshToken: 'r', endpoint: `${origin}/api/rest`, orgkey: 'o' };
    await fc.assert(
      fc.asyncProperty(answer, async (one) => {
        next = [one];
        const code = await codeOf(
          refreshTokens(config, tokens, new Date()).then((outcome) => {
            if (outcome.kind === 'refused') return;
            expect(new URL(outcome.tokens.endpoint).host).toBe(new URL(origin).host);
            expect(Number.isNaN(outcome.tokens.expiresAt.getTime())).toBe(false);
          }),
        );
        if (code !== undefined) expect(known).toContain(code);
      }),
      { numRuns: 100 },
    );
  });

  test('a body that does not end is given up', async () => {
    const endless = createServer((_request, response) => {
      const more = () => {
        while (response.write(' '.repeat(1_000_000)));
      };
      response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => endless.once('listening', resolve));
    const endpoint = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/api/rest`;
    await expect(whoAmI({ ...access(), endpoint, timeout: 60_000 })).rejects.toMatchObject({ code: 'actionstep-unexpected' });
    endless.closeAllConnections();
    endless.close();
  });
});
