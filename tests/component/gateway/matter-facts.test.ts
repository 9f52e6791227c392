import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView, mattersAnswer } from '../../../src/contract/entry.ts';
import { ratesAnswer } from '../../../src/contract/rate.ts';
import { meView } from '../../../src/contract/session.ts';
import { clientFor, connect } from '../backend/client.ts';
import { startBackend, type TestBackend } from '../backend/start-backend.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { sampleMail } from '../sample-mail.ts';

type Client = Awaited<ReturnType<typeof clientFor>>;
const minute = 60_000;

describe.each(databaseKinds)('what Actionstep says of a matter, before time is billed on it, on %s', { timeout: 30_000 }, (kind) => {
  let backend: TestBackend;
  let mere: Client;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  }, 60_000);
  afterAll(() => backend.close());

  const control = async (method: string, path: string, body?: object) => {
    const init = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${backend.actionstep.origin}/sandbox/${path}`, { method, ...init });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  /** How often a resource has been asked for. */
  const asked = async (resource: string) => {
    const { requests } = (await control('GET', 'requests')) as { requests: { path: string }[] };
    return requests.filter(({ path }) => path.split('/')[3] === resource).length;
  };
  const billedAs = (settings: object) => control('PUT', 'records/actionbillsettings', { id: 1001, ...settings });
  const later = () => {
    backend.clock.ahead += 16 * minute;
  };
  const draft = async (): Promise<EntryView> => {
    const answer = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail());
    const [entry] = answer.entries;
    if (!entry) throw new Error('no draft');
    return entry;
  };
  const shown = (entry: EntryView) => mere.get(entryView, 'GET', `/api/entries/${entry.id}`);
  const codes = (entry: EntryView) => entry.checks.map(({ code, level }) => `${code} ${level}`);
  const approve = ({ id, version, matter }: EntryView) =>
    mere.call('POST', `/api/entries/${id}/approve`, { version, matterId: matter?.id });
  const edit = (entry: EntryView, changes: object) =>
    mere.get(entryView, 'PATCH', `/api/entries/${entry.id}`, { version: entry.version, ...changes });

  const push = async (entry: EntryView) => {
    const approved = entryView.parse((await approve(entry)).body);
    await mere.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: approved.version });
    await backend.backend.worker.drain();
    return shown(entry);
  };

  describe('its bill settings', () => {
    test('a fixed fee is questioned, and a change in Actionstep is seen a quarter of an hour later', async () => {
      const entry = await draft();
      expect(codes(entry)).not.toContain('fixed-fee warning');
      await billedAs({ billType: 'Fixed fee' });
      expect(codes(await shown(entry))).not.toContain('fixed-fee warning');
      later();
      expect(codes(await shown(entry))).toContain('fixed-fee warning');
      expect(codes(await edit(entry, { treatment: 'no-charge' }))).not.toContain('fixed-fee warning');
      await billedAs({ billType: 'Hourly' });
      later();
    });

    test('a matter that is not billable stops an entry until it is at no charge', async () => {
      await billedAs({ isBillable: 'F' });
      const entry = await draft();
      expect(codes(entry)).toContain('matter-not-billable stop');
      expect(await approve(entry)).toMatchObject({ status: 409, body: { code: 'fair-bill', retry: 'after-person' } });
      const free = await edit(entry, { treatment: 'no-charge' });
      expect((await approve(free)).status).toBe(200);
      await billedAs({ isBillable: 'T' });
      later();
    });

    test('a matter under UTBMS stops an entry until it has a code', async () => {
      await billedAs({ isUtbmsEnabled: 'T' });
      const entry = await draft();
      expect(await approve(entry)).toMatchObject({
        status: 409,
        body: { code: 'fair-bill', detail: expect.stringContaining('activity code') },
      });
      expect((await approve(await edit(entry, { activityCode: 'A106' }))).status).toBe(200);
      await billedAs({ isUtbmsEnabled: 'F' });
      later();
    });

    test('while Actionstep does not answer, what was known counts, and nobody waits for long', async () => {
      await billedAs({ billType: 'Fixed fee' });
      const entry = await draft();
      expect(codes(entry)).toContain('fixed-fee warning');
      later();
      await control('POST', 'faults', { kind: 'error-before', status: 503, times: null, path: 'rest/actionbillsettings' });
      expect(codes(await shown(entry))).toContain('fixed-fee warning');
      await control('DELETE', 'faults');
      await billedAs({ billType: 'Hourly' });
      later();
    });
  });

  describe('who stands on it', () => {
    const firmSettings = async () => (await mere.get(meView, 'GET', '/api/me')).firm.settings;
    const leave = () => fetch(`${backend.actionstep.origin}/sandbox/records/actionparticipants/1001--5--14`, { method: 'DELETE' });

    test('a system that insists is known from its refusal; from then on a stop says so before anything is sent, until the remedy is done', async () => {
      await leave();
      await control('PATCH', 'switches', { ownerMustBeOnMatter: true });
      expect(await firmSettings()).toMatchObject({ timekeeperOnMatter: false });
      const entry = await draft();
      expect(codes(entry)).not.toContain('not-on-matter stop');
      const failed = await push(entry);
      expect(failed).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining('added to the matter in Actionstep') } });
      expect(codes(failed)).toContain('not-on-matter stop');
      expect(await firmSettings()).toMatchObject({ timekeeperOnMatter: true });
      const next = await draft();
      expect(await approve(next)).toMatchObject({
        status: 409,
        body: { code: 'fair-bill', detail: expect.stringContaining('participants') },
      });
      await control('PUT', 'records/actionparticipants', { links: { action: '1001', participantType: '5', participant: '14' } });
      expect(codes(await shown(next))).not.toContain('not-on-matter stop');
      expect(await push(await shown(next))).toMatchObject({ state: 'pushed' });
    });

    test('an administrator may say that the system does not insist; then nobody is asked about', async () => {
      await leave();
      backend.clock.ahead += 16 * minute;
      const stopped = await draft();
      expect(codes(stopped)).toContain('not-on-matter stop');
      await mere.call('PUT', '/api/firm/settings', { timekeeperOnMatter: false });
      expect(codes(await shown(stopped))).not.toContain('not-on-matter stop');
      await control('PATCH', 'switches', { ownerMustBeOnMatter: false });
      const before = await asked('actionparticipants');
      const entry = await draft();
      expect(codes(entry)).not.toContain('not-on-matter stop');
      expect(await asked('actionparticipants')).toBe(before);
      expect(await push(entry)).toMatchObject({ state: 'pushed' });
    });
  });

  test('a refusal that comes as an error of Actionstep is known for what it is when the entry is given up', async () => {
    await fetch(`${backend.actionstep.origin}/sandbox/records/actionparticipants/1001--5--14`, { method: 'DELETE' });
    await control('PATCH', 'switches', { ownerMustBeOnMatter: true, validationStatus: 500 });
    let entry = await push(await draft());
    for (let round = 0; entry.state === 'pushing' && round < 5; round += 1) {
      backend.clock.ahead += 2 * minute;
      await backend.backend.worker.drain();
      entry = await shown(entry);
    }
    expect(entry).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining('added to the matter in Actionstep') } });
    await control('PATCH', 'switches', { ownerMustBeOnMatter: false, validationStatus: 422 });
  });

  describe('its rates', () => {
    const rates = async (entry: EntryView) => mere.get(ratesAnswer, 'GET', `/api/matters/${entry.matter?.id}/rates`);
    const ask = (entry: EntryView, rate: object) => mere.call('PUT', `/api/entries/${entry.id}/rate`, { version: entry.version, rate });
    const rated = async (entry: EntryView, rate: object) =>
      mere.get(entryView, 'PUT', `/api/entries/${entry.id}/rate`, { version: entry.version, rate });
    const held = async (): Promise<object | undefined> => {
      const { entries } = (await control('GET', 'ledger')) as { entries: object[] };
      return entries[0];
    };

    test('every label is listed with its price on the matter, whether it includes GST, and whose it is by default', async () => {
      await control('PUT', 'records/actionrates', { overrideRate: '480.00', links: { action: '1001', rate: '16' } });
      await billedAs({ links: { defaultRate: '17' } });
      later();
      const answer = await rates(await draft());
      expect(answer).toMatchObject({ typed: true, currency: 'NZD', salesTax: true });
      expect(
        answer.labels.map(({ id, kind, price, overridden, includesTax, defaultOf }) => [
          id,
          kind,
          price,
          overridden,
          includesTax,
          defaultOf,
        ]),
      ).toEqual([
        ['15', 'hourly', '500.00', false, false, 'timekeeper'],
        ['16', 'hourly', '480.00', true, false, null],
        ['17', 'hourly', '180.00', false, false, 'matter'],
        ['18', 'fixed', null, false, false, null],
        ['19', 'custom', null, false, false, null],
        ['20', 'hourly', '575.00', false, true, null],
      ]);
      const daniel = await clientFor(backend, 'daniel');
      expect((await daniel.call('GET', `/api/matters/${(await draft()).matter?.id}/rates`)).status).toBe(404);
    });

    test('the country is asked of the administrator, proposed from the zone, and without it no GST is reckoned', async () => {
      expect((await mere.get(meView, 'GET', '/api/me')).firm).toMatchObject({ settings: { country: null }, proposedCountry: 'NZ' });
      const entry = await draft();
      expect(await ask(entry, { kind: 'custom', price: '575', includesTax: true })).toMatchObject({
        status: 400,
        body: { pointer: '/includesTax' },
      });
      expect((await mere.call('PUT', '/api/firm/settings', { country: 'NZ' })).body).toMatchObject({
        country: 'NZ',
        zone: 'Pacific/Auckland',
      });
    });

    test('a rate typed with GST is sent without it, both figures are shown, and what Actionstep applied is compared', async () => {
      const entry = await rated(await draft(), { kind: 'custom', price: '483.00', includesTax: true });
      expect(entry.rate).toMatchObject({ kind: 'custom', price: '420.00', gst: '63.00', typed: { price: '483.00', includesTax: true } });
      expect(entry.rate.sentence).toContain('a difference of 63.00');
      expect(await push(entry)).toMatchObject({ state: 'pushed', pushed: { rate: '420.00', differences: [] } });
      expect(await held()).toMatchObject({ rate: '420.00' });
    });

    test('a rate that looks like one with GST is questioned, and chosen another way it is not', async () => {
      await control('PUT', 'records/actionrates', { overrideRate: '400.00', links: { action: '1001', rate: '16' } });
      const entry = await rated(await draft(), { kind: 'custom', price: '460.01', includesTax: false });
      expect(codes(entry)).toContain('rate-like-inclusive warning');
      expect(codes(await rated(entry, { kind: 'custom', price: '460.01', includesTax: true }))).not.toContain(
        'rate-like-inclusive warning',
      );
    });

    test('a label goes by its name; one that includes GST, and a matter billed without GST, are said to be so', async () => {
      const label = await rated(await draft(), { kind: 'label', label: '20' });
      expect(codes(label)).toContain('rate-label-taxed info');
      expect(await push(label)).toMatchObject({ state: 'pushed', pushed: { differences: [] } });
      expect(await held()).toMatchObject({ rate: '575.00' });
      await billedAs({ isSalesTaxEnabled: 'F' });
      later();
      expect(codes(await rated(await draft(), { kind: 'custom', price: '420.00', includesTax: false }))).toContain(
        'rate-untaxed-matter info',
      );
      await billedAs({ isSalesTaxEnabled: 'T' });
      later();
    });

    test('a fixed amount is billed as it stands, and is neither split nor copied', async () => {
      const entry = await rated(await draft(), { kind: 'fixed', label: '18', price: '1150.00', includesTax: true });
      const split = { version: entry.version, by: 'units', parts: [{ share: 1 }, { share: 1 }] };
      expect((await mere.call('POST', `/api/entries/${entry.id}/split`, split)).status).toBe(400);
      expect(await push(entry)).toMatchObject({ state: 'pushed', pushed: { amount: '1000.00', differences: [] } });
      const copy = await mere.get(entryView, 'POST', `/api/entries/${entry.id}/duplicate`);
      expect(copy.rate.kind).toBe('own');
    });

    test('by itself no rate is sent, a choice withdraws the approval, and another matter takes it away', async () => {
      const entry = await draft();
      expect(entry.rate).toMatchObject({ kind: 'own', sentence: 'Actionstep applies its own rate.' });
      const approved = entryView.parse((await approve(entry)).body);
      const chosen = await rated(approved, { kind: 'custom', price: '420.00', includesTax: false });
      expect(chosen).toMatchObject({ state: 'draft', rate: { price: '420.00' } });
      expect(await ask(approved, { kind: 'own' })).toMatchObject({ status: 409, body: { code: 'stale' } });
      const other = (await mere.get(mattersAnswer, 'GET', '/api/matters?q=com-2026-0044')).matters[0];
      const moved = await mere.get(entryView, 'PUT', `/api/entries/${entry.id}/matter`, { version: chosen.version, matterId: other?.id });
      expect(moved.rate.kind).toBe('own');
    });
  });

  test('nothing is asked for at connect that is not used, and each permission says what it is for', async () => {
    const { permissions = [] } = (await mere.get(meView, 'GET', '/api/me')).connection;
    for (const { scope, purpose } of permissions) {
      expect(purpose, scope).toMatch(/^[A-Z].{10,}\.$/);
      // A client comes along with its matter; time records are for firms without Enhanced Billing Mode.
      if (scope !== 'participants' && scope !== 'timerecords') expect(await asked(scope), scope).toBeGreaterThan(0);
    }
    expect(permissions.map(({ scope }) => scope)).not.toContain('resthooks');
  });
});
