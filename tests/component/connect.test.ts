import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mattersAnswer } from '../../src/contract/entry.ts';
import { connectionView, meView } from '../../src/contract/session.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

describe.each(databaseKinds)('sign-in and connect on %s', (kind) => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend(kind);
  });
  afterAll(() => backend.close());

  test('without a token every route of the API answers 401 as problem+json', async () => {
    const response = await fetch(`${backend.origin}/api/me`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not-signed-in', retry: 'after-person' });
  });

  test.each([
    ['expired', { exp: 1_700_000_000 }],
    ['for another app', { aud: '99999999-9999-4999-8999-999999999999' }],
    ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }],
    ['of another issuer', { iss: 'https://elsewhere.test/v2.0' }],
    ['without the scope', { scp: 'openid' }],
    ['from another client', { azp: '99999999-9999-4999-8999-999999999999' }],
    ['of version 1', { ver: '1.0' }],
  ])('a token %s is refused', async (_what, claims) => {
    const client = await clientFor(backend, 'grace', claims);
    expect(await client.call('GET', '/api/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('the first person of a firm is its administrator and may change settings; the second may not', async () => {
    const first = await clientFor(backend, 'mere');
    const me = await first.get(meView, 'GET', '/api/me');
    expect(me).toMatchObject({ person: { name: 'Mere Tāwhai', role: 'admin' }, connection: { state: 'none' } });
    const settings = { ...me.firm.settings, minimumUnits: 2 };
    expect(await first.call('PUT', '/api/firm/settings', settings)).toMatchObject({ status: 200, body: settings });
    expect(await first.call('PUT', '/api/firm/settings', { ...settings, zone: 'Pacific/Atlantis' })).toMatchObject({
      status: 400,
      body: { pointer: '/zone' },
    });
    const second = await clientFor(backend, 'daniel');
    expect(await second.call('PUT', '/api/firm/settings', settings)).toMatchObject({ status: 403 });
    await first.call('PUT', '/api/firm/settings', me.firm.settings);
  });

  test('connect stores the grant, says who the timekeeper is and reads the matters', async () => {
    const done = await connect(backend, 'mere');
    expect(done.status).toBe(302);
    expect(done.headers.get('location')).toBe('/connect/done');
    const client = await clientFor(backend, 'mere');
    const status = await client.get(connectionView, 'GET', '/api/connect/status');
    expect(status).toMatchObject({ state: 'connected', system: 'harbourvale', syncing: false });
    expect(status.timekeeper).toContain('Mere');
    expect(status.matters).toBeGreaterThan(150);
    const found = await client.get(mattersAnswer, 'GET', '/api/matters?q=fam-2026-0107');
    expect(found.matters[0]).toMatchObject({ reference: 'FAM-2026-0107', number: '1001' });
  });

  test('a connect answer that comes to another browser, or comes twice, connects nobody', async () => {
    const client = await clientFor(backend, 'tom');
    const ticket = (await client.call('POST', '/api/connect/ticket')).body as { url: string };
    const start = await fetch(`${backend.origin}${ticket.url}`, { redirect: 'manual' });
    const again = await fetch(`${backend.origin}${ticket.url}`, { redirect: 'manual' });
    expect(again.status).toBe(400);
    const consent = await fetch(`${start.headers.get('location')}&login=tom&consent=yes`, { redirect: 'manual' });
    const back = new URL(consent.headers.get('location') ?? '');
    const stolen = await fetch(`${backend.origin}${back.pathname}${back.search}`, {
      redirect: 'manual',
      headers: { cookie: 'mc-bind=other' },
    });
    expect(stolen.status).toBe(400);
    const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const late = await fetch(`${backend.origin}${back.pathname}${back.search}`, { redirect: 'manual', headers: { cookie } });
    expect(late.status).toBe(400);
    expect(await client.get(connectionView, 'GET', '/api/connect/status')).toMatchObject({ state: 'none' });
  });

  test('declining in Actionstep is said on the page and connects nobody', async () => {
    const response = await fetch(`${backend.origin}/connect/callback?error=access_denied&state=x`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('You did not allow the connection');
  });

  test('matters are searched only by who may see them: a person without a connection sees none', async () => {
    const client = await clientFor(backend, 'hamish');
    expect(await client.get(mattersAnswer, 'GET', '/api/matters?q=harlow')).toEqual({ matters: [] });
  });

  test('disconnect deletes the grant', async () => {
    await connect(backend, 'priya');
    const client = await clientFor(backend, 'priya');
    expect(await client.call('DELETE', '/api/connect')).toMatchObject({ status: 204 });
    expect(await client.get(connectionView, 'GET', '/api/connect/status')).toMatchObject({ state: 'none' });
  });

  test('no token, narrative or name stands in the log', () => {
    const log = backend.logs.join('');
    expect(backend.logs.length).toBeGreaterThan(10);
    for (const secret of ['Bearer', 'eyJ', 'Mere', 'Ngata', 'code=', 'ticket=']) expect(log).not.toContain(secret);
  });
});
