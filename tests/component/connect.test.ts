import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mattersAnswer } from '../../src/contract/entry.ts';
import { connectionView, meView } from '../../src/contract/session.ts';
import { tables } from '../../src/database/index.ts';
import type { FirmId } from '../../src/domain/ids.ts';
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

  /** Begins a flow as one person's browser does: where Actionstep sends it back to, and its cookie. */
  const begin = async (login: string) => {
    const ticket = (await (await clientFor(backend, login)).call('POST', '/api/connect/ticket')).body as { url: string };
    const start = await fetch(`${backend.origin}${ticket.url}`, { redirect: 'manual' });
    const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const consent = await fetch(`${start.headers.get('location')}&login=${login}&consent=yes`, { redirect: 'manual' });
    const back = new URL(consent.headers.get('location') ?? '');
    return { back: `${backend.origin}${back.pathname}${back.search}`, cookie };
  };
  const finish = (back: string, cookie: string) => fetch(back, { redirect: 'manual', headers: { cookie } });
  const stateOf = async (login: string) =>
    (await (await clientFor(backend, login)).get(connectionView, 'GET', '/api/connect/status')).state;

  test('a state is good once: its answer sent again is refused, and the connection it made stays', async () => {
    const { back, cookie } = await begin('grace');
    expect((await finish(back, cookie)).status).toBe(302);
    const again = await finish(back, cookie);
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('was used already');
    expect(await stateOf('grace')).toBe('connected');
  });

  test('the state of another person connects neither of the two', async () => {
    const [tom, hamish] = [await begin('tom'), await begin('hamish')];
    const crossed = await finish(hamish.back, tom.cookie);
    expect(crossed.status).toBe(400);
    expect(await crossed.text()).toContain('another browser');
    expect([await stateOf('tom'), await stateOf('hamish')]).toEqual(['none', 'none']);
    expect((await finish(hamish.back, hamish.cookie)).status).toBe(400);
    expect(await stateOf('hamish')).toBe('none');
  });

  test('a state older than ten minutes connects nobody', async () => {
    const { back, cookie } = await begin('tom');
    backend.clock.ahead += 10 * 60_000 + 1000;
    const late = await finish(back, cookie);
    backend.clock.ahead = 0;
    expect(late.status).toBe(400);
    expect(await late.text()).toContain('has expired');
    expect(await stateOf('tom')).toBe('none');
  });

  test('what a request asks of Actionstep is logged under its own id: what was asked and how it ended, and nothing else', async () => {
    const { back, cookie } = await begin('tom');
    const id = (await finish(back, cookie)).headers.get('x-correlation-id');
    const lines = backend.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
    const asked = lines.filter(({ correlationId, msg }) => correlationId === id && msg === 'actionstep');
    expect(lines.filter(({ correlationId, msg }) => correlationId === id && msg === 'request')).toHaveLength(1);
    expect(asked.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['users', 'timeentries']));
    for (const line of lines.filter(({ msg }) => msg === 'actionstep')) {
      expect(Object.keys(line).sort()).toEqual(['correlationId', 'level', 'method', 'millis', 'msg', 'resource', 'status', 'time']);
      expect(line).toMatchObject({ correlationId: expect.stringMatching(/^.{8,80}$/), resource: expect.stringMatching(/^[a-z]+$/) });
    }
    await (await clientFor(backend, 'tom')).call('DELETE', '/api/connect');
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

  test('disconnect deletes the grant from the database, its tokens with it', async () => {
    const { connection } = tables;
    const rows = () =>
      backend.database.withFirm(backend.firm as FirmId, ({ tx }) => tx.select({ timekeeper: connection.personId }).from(connection));
    const before = await rows();
    await connect(backend, 'priya');
    expect(await rows()).toHaveLength(before.length + 1);
    const client = await clientFor(backend, 'priya');
    expect(await client.call('DELETE', '/api/connect')).toMatchObject({ status: 204 });
    expect(await client.get(connectionView, 'GET', '/api/connect/status')).toMatchObject({ state: 'none' });
    expect(await rows()).toEqual(before);
  });

  test('no token, narrative or name stands in the log', () => {
    const log = backend.logs.join('');
    expect(backend.logs.length).toBeGreaterThan(10);
    for (const secret of ['Bearer', 'eyJ', 'Mere', 'Ngata', 'code=', 'ticket=']) expect(log).not.toContain(secret);
  });
});
