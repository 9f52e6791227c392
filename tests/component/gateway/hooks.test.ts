import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mattersAnswer } from '../../../src/contract/entry.ts';
import { meView } from '../../../src/contract/session.ts';
import { clientFor, connect } from '../backend/client.ts';
import { startBackend, type TestBackend } from '../backend/start-backend.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { type Client, type Json, signIn } from '../stand-in/sign-in.ts';

type Hook = Json & { id: number; eventName: string; targetUrl: string; status: string };
const second = 1000;
const hour = 3600 * second;

describe.each(databaseKinds)('hooks of Actionstep on %s', { timeout: 30_000 }, (kind) => {
  let backend: TestBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  /** Mere's own client of Actionstep, beside the backend. */
  let own: Client;
  let daniel: Awaited<ReturnType<typeof clientFor>>;
  beforeAll(async () => {
    backend = await startBackend(kind, { hooks: true });
    await connect(backend, 'mere');
    await connect(backend, 'daniel');
    own = await signIn(backend.actionstep, 'mere');
    mere = await clientFor(backend, 'mere');
    daniel = await clientFor(backend, 'daniel');
  }, 60_000);
  afterAll(() => backend.close());

  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const init = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${backend.actionstep.origin}/sandbox/${path}`, { method, ...init });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const change = async (resource: string, row: object) => {
    await control('PUT', `records/${resource}`, row);
    await control('GET', 'deliveries');
  };
  /** What the worker does until so much later. */
  const pass = async (millis: number) => {
    backend.clock.ahead += millis;
    await backend.backend.worker.drain();
  };
  /** The names of the matters of this very reference, as a search offers them. */
  const names = async (client: typeof mere, q: string) => {
    const { matters } = await client.get(mattersAnswer, 'GET', `/api/matters?q=${encodeURIComponent(q)}`);
    return matters.filter(({ reference }) => reference.toLowerCase() === q).map(({ name }) => name);
  };
  const hooks = async () => (await own.rows('resthooks')) as Hook[];
  const requests = async () =>
    ((await control('GET', 'requests')) as { requests: { path: string; query: string; login: string }[] }).requests;

  test('each event is told at one address that nobody guesses', async () => {
    const found = await hooks();
    expect(found.map(({ eventName }) => eventName).sort()).toEqual([
      'ActionCreated',
      'ActionParticipantAdded',
      'ActionParticipantDeleted',
      'ActionUpdated',
      'ParticipantUpdated',
    ]);
    const targets = new Set(found.map(({ targetUrl }) => targetUrl));
    expect(targets.size).toBe(1);
    expect([...targets][0]).toMatch(/\/hooks\/actionstep\/[\w-]{43}$/);
  });

  test('a changed matter is read anew a second later, alone, and what the hook says of it is not believed', async () => {
    await control('DELETE', 'requests');
    await change('actions', { id: 1001, name: 'Ngata - relationship property and trusts' });
    const [{ targetUrl } = { targetUrl: '' }] = await hooks();
    const lie = { data: { type: 'actions', id: '1002', attributes: { name: 'Anything', status: 'Closed' }, relationships: {} } };
    const told = await fetch(targetUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.api+json' },
      body: JSON.stringify(lie),
    });
    expect(told.status).toBe(200);
    expect(await names(mere, 'fam-2026-0107')).toEqual(['Ngata - relationship property']);
    await pass(2 * second);
    expect(await names(mere, 'fam-2026-0107')).toEqual(['Ngata - relationship property and trusts']);
    expect(await names(mere, 'com-2026-0044')).toEqual(['Harlow Pty Ltd - lease of 12 Quay Street']);
    const read = (await requests()).filter(({ query }) => query.includes('include=primaryParticipants'));
    expect(read.map(({ path }) => path)).toContain('/api/rest/actions/1001,1002');
    expect(read.filter(({ path }) => path === '/api/rest/actions')).toEqual([]);
  });

  test('a new matter, and a client renamed, are known without waiting for the timer', async () => {
    await change('actions', { id: 9101, name: 'Hearsay Ltd - advice', reference: 'NEW-2026-0101' });
    await pass(2 * second);
    expect(await names(mere, 'new-2026-0101')).toEqual(['Hearsay Ltd - advice']);
    expect(await names(daniel, 'new-2026-0101')).toEqual([]);
    await pass(61 * second);
    expect(await names(daniel, 'new-2026-0101')).toEqual(['Hearsay Ltd - advice']);
    const clientsOf = async () => (await mere.get(mattersAnswer, 'GET', '/api/matters?q=est-2025-0231')).matters[0]?.clients;
    expect(await clientsOf()).toEqual(['Brendan Doyle']);
    const [client] = await own.rows('actionparticipants?action_eq=1003&participantType_eq=31');
    await change('participants', { id: Number(String(client?.['id']).split('--')[2]), firstName: 'Brendan', lastName: 'Doyle-Marsh' });
    await pass(2 * second);
    expect(await clientsOf()).toEqual(['Brendan Doyle-Marsh']);
  });

  test('a matter that somebody may see no more leaves their sight, and only theirs', async () => {
    expect(await names(daniel, 'lit-2026-0019')).toHaveLength(1);
    await control('PATCH', 'switches', { restricted: ['1004:mere'] });
    await change('actions', { id: 1004, name: 'Harlow Pty Ltd v Castle Freight Limited (sealed)' });
    await pass(61 * second);
    expect(await names(daniel, 'lit-2026-0019')).toEqual([]);
    expect((await daniel.get(meView, 'GET', '/api/me')).connection.matters).toBe(
      (await mere.get(meView, 'GET', '/api/me')).connection.matters - 1,
    );
    expect(await names(mere, 'lit-2026-0019')).toEqual(['Harlow Pty Ltd v Castle Freight Limited (sealed)']);
  });

  test('an address that is nobody’s answers 404, and whatever else is told is answered 200', async () => {
    const [{ targetUrl } = { targetUrl: '' }] = await hooks();
    const tell = async (address: string, body: string) =>
      (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/vnd.api+json' }, body })).status;
    expect(
      await tell(
        targetUrl.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        '{}',
      ),
    ).toBe(404);
    for (const body of ['', 'no json', '{}', '{"data":{"type":"actions","id":"1;drop"}}', '{"data":null}'])
      expect(await tell(targetUrl, body)).toBe(200);
    expect(backend.logs.join('')).not.toContain(targetUrl.split('/').at(-1));
  });

  test('a hook that Actionstep ended, or that is gone, is made anew within the hour', async () => {
    const [first, other] = await hooks();
    await control('PUT', 'records/resthooks', { id: first?.id, status: 'Disabled' });
    await control('DELETE', `records/resthooks/${other?.id}`);
    await pass(hour + 10 * second);
    const found = await hooks();
    expect(
      found
        .filter(({ status }) => status === 'Active')
        .map(({ eventName }) => eventName)
        .sort(),
    ).toHaveLength(5);
    expect(new Set(found.map(({ targetUrl }) => targetUrl)).size).toBe(1);
    expect(found).toHaveLength(5);
  });
});
