import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView, mattersAnswer } from '../../../src/contract/entry.ts';
import { meView } from '../../../src/contract/session.ts';
import { clientFor, connect } from '../backend/client.ts';
import { otherTenantId, startBackend, type TestBackend } from '../backend/start-backend.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { sampleMail } from '../sample-mail.ts';

type Client = Awaited<ReturnType<typeof clientFor>>;
type Line = { importExternalReference: string | null; matter: { reference: string }; timekeeper: string; rate: string };

/** The same person, oid and address, signed in to the tenant of the firm in New Zealand; that firm has chosen no time zone. */
const atHome = { tid: otherTenantId, iss: `https://login.test/${otherTenantId}/v2.0` };

describe.each(databaseKinds)('one human with accounts in two firms on %s', { timeout: 30_000 }, (kind) => {
  let backend: TestBackend;
  let here: Client;
  let there: Client;
  beforeAll(async () => {
    backend = await startBackend(kind, { otherFirm: true });
    await connect(backend, 'mere', 'mere', atHome);
    here = await clientFor(backend, 'mere', atHome);
    there = await clientFor(backend, 'mere');
  }, 60_000);
  afterAll(() => backend.close());

  const me = (client: Client) => client.get(meView, 'GET', '/api/me');
  const find = async (client: Client, q: string) => (await client.get(mattersAnswer, 'GET', `/api/matters?q=${q}`)).matters;
  const draft = async (client: Client, subject: string): Promise<EntryView> => {
    const from = { name: 'Somebody', address: 'somebody@redcliffquarries.example' };
    const [entry] = (await client.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail({ subject, from }))).entries;
    if (!entry) throw new Error('no draft');
    return entry;
  };
  const push = async (client: Client, entry: EntryView, matterId: string | undefined): Promise<EntryView> => {
    const confirmed = await client.get(entryView, 'PUT', `/api/entries/${entry.id}/matter`, { version: entry.version, matterId });
    const approved = await client.get(entryView, 'POST', `/api/entries/${entry.id}/approve`, { version: confirmed.version, matterId });
    await client.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: approved.version });
    const read = () => client.get(entryView, 'GET', `/api/entries/${entry.id}`);
    await backend.backend.worker.drain();
    // A job that the worker took up by itself is in hand elsewhere: it is waited for by asking again.
    for (let round = 0; round < 20 && (await read()).state === 'pushing'; round += 1) await backend.backend.worker.drain();
    return read();
  };
  const ledgerOf = async (origin: string): Promise<Line[]> =>
    ((await (await fetch(`${origin}/sandbox/ledger`)).json()) as { entries: Line[] }).entries;
  const ledgers = async () => {
    const other = new URL(backend.actionstep.descriptor.otherFirm?.apiEndpoint ?? '').origin;
    return { here: await ledgerOf(backend.actionstep.origin), there: await ledgerOf(other) };
  };

  test('the second firm knows nothing of the connection to the first, and cannot have its system', async () => {
    expect((await me(there)).connection.state).toBe('none');
    const refused = await connect(backend, 'mere', 'mere');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('connected to another firm');
    expect((await me(there)).connection.state).toBe('none');
    expect((await me(here)).connection).toMatchObject({ state: 'connected', system: 'harbourvale' });
  });

  test('connected to both, each account sees the matters of its own firm only, though numbers and person are the same', async () => {
    await connect(backend, 'mere', 'mere.quay');
    const [first, second] = [await me(here), await me(there)];
    expect([first.connection.system, second.connection.system]).toEqual(['harbourvale', 'quaycooper']);
    expect(first.person.id).not.toBe(second.person.id);
    expect(second.connection.matters).toBe(3);
    const [ours] = await find(here, 'fam-2026-0107');
    const [theirs] = await find(there, 'com-2026-0301');
    expect([ours?.number, theirs?.number]).toEqual(['1001', '1001']);
    expect((await find(there, 'fam-2026-0107')).map(({ reference }) => reference)).not.toContain('FAM-2026-0107');
    expect((await find(here, 'com-2026-0301')).map(({ reference }) => reference)).not.toContain('COM-2026-0301');
  });

  test('the firm that chose no time zone has the one of the division, and so has the work', async () => {
    expect((await me(here)).firm).toMatchObject({ settings: { zone: 'Pacific/Auckland' }, proposedCountry: 'NZ' });
    expect((await draft(here, 'Fence')).zone).toBe('Pacific/Auckland');
    // A zone that an administrator chose stays the firm's; the work of this timekeeper is done in Sydney all the same.
    expect((await me(there)).firm).toMatchObject({ settings: { zone: 'Pacific/Auckland' } });
    expect((await draft(there, 'Fence')).zone).toBe('Australia/Sydney');
  });

  test('an entry goes to the system of its own firm, by its own timekeeper, and is nobody’s elsewhere', async () => {
    const [ours, theirs] = [(await find(here, 'fam-2026-0107'))[0], (await find(there, 'com-2026-0301'))[0]];
    const [mine, other] = [await draft(here, 'Disclosure'), await draft(there, 'Plant hire')];
    for (const path of [`/api/entries/${mine.id}`, `/api/entries/${mine.id}/receipt`])
      expect((await there.call('GET', path)).status).toBe(404);
    expect(await there.call('PUT', `/api/entries/${other.id}/matter`, { version: other.version, matterId: ours?.id })).toMatchObject({
      status: 400,
    });
    expect((await there.call('GET', `/api/matters/${ours?.id}/rates`)).status).toBe(404);
    const before = await ledgers();
    expect(await push(here, mine, ours?.id)).toMatchObject({ state: 'pushed' });
    expect(await push(there, other, theirs?.id)).toMatchObject({ state: 'pushed' });
    const after = await ledgers();
    expect([after.here.length - before.here.length, after.there.length - before.there.length]).toEqual([1, 1]);
    expect(after.here[0]).toMatchObject({ matter: { reference: 'FAM-2026-0107' }, rate: '520.00' });
    expect(after.there[0]).toMatchObject({ matter: { reference: 'COM-2026-0301' }, rate: '610.00' });
    expect(after.here[0]?.importExternalReference).not.toBe(after.there[0]?.importExternalReference);
  });

  test('a colleague reads, rates and approves nothing of another’s time, and sees no matter that was kept from them', async () => {
    const restrict = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"restricted":["1001:mere"]}' };
    await fetch(`${backend.actionstep.origin}/sandbox/switches`, restrict);
    await connect(backend, 'daniel', 'daniel', atHome);
    const daniel = await clientFor(backend, 'daniel', atHome);
    const [ours] = await find(here, 'fam-2026-0107');
    const mine = await draft(here, 'FAM-2026-0107 Disclosure');
    expect((await daniel.call('GET', `/api/entries/${mine.id}`)).status).toBe(404);
    expect((await daniel.call('PUT', `/api/entries/${mine.id}/rate`, { version: mine.version, rate: { kind: 'own' } })).status).toBe(404);
    expect((await daniel.call('POST', `/api/entries/${mine.id}/approve`, { version: mine.version, matterId: ours?.id })).status).toBe(404);
    expect((await daniel.call('GET', `/api/matters/${ours?.id}/rates`)).status).toBe(404);
    expect(JSON.stringify(await find(daniel, 'fam-2026-0107'))).not.toContain('FAM-2026-0107');
    expect((await me(daniel)).connection.matters).toBe((await me(here)).connection.matters - 1);
    const theirs = await draft(daniel, 'FAM-2026-0107 Disclosure');
    expect(theirs).toMatchObject({ matter: null, match: { tier: expect.not.stringMatching('exact') } });
    expect(JSON.stringify(theirs.match.candidates)).not.toContain('FAM-2026-0107');
  });

  test('who disconnects at one firm stays connected at the other', async () => {
    expect((await there.call('DELETE', '/api/connect')).status).toBe(204);
    expect((await me(there)).connection).toMatchObject({ state: 'none', matters: 0 });
    expect((await me(here)).connection).toMatchObject({ state: 'connected' });
    expect((await find(here, 'fam-2026-0107'))[0]?.reference).toBe('FAM-2026-0107');
  });
});
