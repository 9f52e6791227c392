import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningActionstep, startActionstep } from '../../src/sandbox/actionstep/start-actionstep.ts';

type Json = Record<string, unknown>;
const redirect = 'http://127.0.0.1:9/back';
const scope = 'all';

async function codeFor(sandbox: RunningActionstep, login: string, verifier: string): Promise<string> {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.descriptor.clientId,
    redirect_uri: redirect,
    scope,
    state: 'abc',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login,
    consent: 'yes',
  });
  const response = await fetch(`${sandbox.descriptor.authorizeUrl}?${query}`, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? 'http://none');
  expect(back.searchParams.get('state')).toBe('abc');
  return back.searchParams.get('code') ?? '';
}

async function exchange(sandbox: RunningActionstep, fields: Record<string, string>): Promise<{ status: number; body: Json }> {
  const { clientId, clientSecret, tokenUrl } = sandbox.descriptor;
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

async function signIn(sandbox: RunningActionstep, login: string) {
  const verifier = randomBytes(32).toString('base64url');
  const code = await codeFor(sandbox, login, verifier);
  const { body } = await exchange(sandbox, { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier });
  const call = async (method: string, path: string, content?: unknown) => {
    const response = await fetch(`${sandbox.descriptor.apiEndpoint}rest/${path}`, {
      method,
      headers: { authorization: `Bearer ${body['access_token']}`, 'content-type': 'application/vnd.api+json' },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Json) };
  };
  return { tokens: body, call };
}

describe('the stand-in for Actionstep', () => {
  let sandbox: RunningActionstep;
  let mere: Awaited<ReturnType<typeof signIn>>;
  beforeAll(async () => {
    sandbox = await startActionstep({ port: 0, pkce: 'checked' });
    mere = await signIn(sandbox, 'mere');
  });
  afterAll(() => sandbox.close());
  const timeEntry = (changes: Json = {}) => ({
    timeentries: {
      timestampDate: '2026-11-20T00:00:00+13:00',
      description: 'Perusing email',
      billableHours: '0.30',
      actualHours: '0.25',
      importExternalReference: 'mc-test-1',
      links: { action: '1001', owner: '14', createdBy: '14' },
      ...changes,
    },
  });

  test('redeems a code once, with its verifier, and answers the endpoint to use', async () => {
    expect(mere.tokens).toMatchObject({ token_type: 'bearer', orgkey: 'harbourvale', api_endpoint: sandbox.descriptor.apiEndpoint });
    const verifier = randomBytes(32).toString('base64url');
    const code = await codeFor(sandbox, 'mere', verifier);
    const wrong = await exchange(sandbox, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      code_verifier: 'x'.repeat(43),
    });
    expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const again = await exchange(sandbox, { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier });
    expect(again.status).toBe(400);
  });

  test('refuses an unknown client and a redirect that was not registered', async () => {
    expect(await exchange(sandbox, { grant_type: 'refresh_token', refresh_token: 'x', client_secret: 'wrong' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_client' },
    });
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: sandbox.descriptor.clientId,
      redirect_uri: 'https://elsewhere.example/',
      state: 's',
    });
    const page = await fetch(`${sandbox.descriptor.authorizeUrl}?${query}`, { redirect: 'manual' });
    expect(page.status).toBe(400);
    expect(page.headers.get('location')).toBeNull();
  });

  test('answers 401 without a token', async () => {
    expect((await fetch(`${sandbox.descriptor.apiEndpoint}rest/actions`)).status).toBe(401);
  });

  test('knows who asks: the user, and the participant that owns time', async () => {
    const { body } = await mere.call('GET', 'users/current');
    expect(JSON.stringify(body)).toContain('"participant":"14"');
  });

  test('lists matters in pages with their count', async () => {
    const { body } = await mere.call('GET', 'actions?pageSize=50');
    const rows = (body as { actions: Json[]; meta: { paging: { actions: Json } } }) ?? {};
    expect(rows.actions.length).toBe(50);
    expect(Number(rows.meta.paging.actions['recordCount'])).toBeGreaterThan(150);
  });

  test('creates an entry at the rate of the timekeeper, finds it by its reference, changes and deletes it', async () => {
    const made = await mere.call('POST', 'timeentries', timeEntry());
    expect(made.status).toBe(200);
    const row = (made.body as { timeentries: Json }).timeentries;
    expect(row).toMatchObject({ billableHours: '0.30', rateUnitPrice: '520.00', billableAmount: '156.00' });
    const found = await mere.call('GET', 'timeentries?importExternalReference_eq=mc-test-1');
    expect(JSON.stringify(found.body)).toContain(`"id":${JSON.stringify(row['id'])}`);
    const changed = await mere.call('PUT', `timeentries/${row['id']}`, { timeentries: { description: 'Perusing letter' } });
    expect((changed.body as { timeentries: Json }).timeentries).toMatchObject({ description: 'Perusing letter', billableHours: '0.30' });
    expect((await mere.call('DELETE', `timeentries/${row['id']}`)).status).toBe(204);
    expect((await mere.call('GET', `timeentries/${row['id']}`)).status).toBe(404);
    expect((await mere.call('GET', 'timeentries?importExternalReference_eq=mc-test-1')).status).toBe(204);
  });

  test.each([
    ['an unknown matter', timeEntry({ links: { action: '999999', owner: '14', createdBy: '14' } })],
    ['an unknown owner', timeEntry({ links: { action: '1001', owner: '999999', createdBy: '14' } })],
    ['hours that are no number', timeEntry({ billableHours: '0,3' })],
    ['a body without its name', { description: 'x' }],
  ])('refuses %s and keeps nothing', async (_what, body) => {
    const before = await (await fetch(`${sandbox.origin}/sandbox/ledger`)).json();
    const answer = await mere.call('POST', 'timeentries', body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(answer.body)).toContain('errors');
    expect(await (await fetch(`${sandbox.origin}/sandbox/ledger`)).json()).toEqual(before);
  });

  test('shows a page elsewhere nothing: another host name is refused', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${sandbox.origin}/sandbox/ledger`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(400);
  });

  test('a grant revoked by the control call answers 401 from then on', async () => {
    const tom = await signIn(sandbox, 'tom');
    expect((await tom.call('GET', 'users/current')).status).toBe(200);
    await fetch(`${sandbox.origin}/sandbox/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":"tom"}',
    });
    expect((await tom.call('GET', 'users/current')).status).toBe(401);
  });
});

describe('the stand-in with its switches', () => {
  test('answers 201, ignores the reference filter, and has no timeentries, when told to', async () => {
    const sandbox = await startActionstep({ port: 0, postStatus: 201, referenceFilter: 'ignored', ebm: false });
    try {
      const mere = await signIn(sandbox, 'mere');
      expect((await mere.call('GET', 'timeentries')).status).toBe(404);
      const record = {
        timerecords: {
          startTimestamp: '2026-11-20T09:00:00+13:00',
          notes: 'x',
          actualHours: '0.10',
          billableHours: '0.10',
          links: { action: '1001' },
        },
      };
      expect((await mere.call('POST', 'timerecords', record)).status).toBe(201);
    } finally {
      await sandbox.close();
    }
  });

  test('keeps grants and entries over a restart in its state file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-standin-'));
    try {
      const options = { port: 0, stateFile: join(folder, 'actionstep.json') };
      const first = await startActionstep(options);
      const mere = await signIn(first, 'mere');
      await mere.call('POST', 'timeentries', {
        timeentries: {
          timestampDate: '2026-11-20T00:00:00+13:00',
          description: 'x',
          actualHours: '0.10',
          billableHours: '0.10',
          links: { action: '1001', owner: '14', createdBy: '14' },
        },
      });
      await first.close();
      const second = await startActionstep(options);
      const { entries } = (await (await fetch(`${second.origin}/sandbox/ledger`)).json()) as { entries: Json[] };
      expect(entries).toMatchObject([{ description: 'x', hours: '0.10' }]);
      const headers = { authorization: `Bearer ${mere.tokens['access_token']}` };
      expect((await fetch(`${second.descriptor.apiEndpoint}rest/users/current`, { headers })).status).toBe(200);
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
