import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView } from '../../../src/contract/entry.ts';
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
    const push = async (entry: EntryView) => {
      const approved = entryView.parse((await approve(entry)).body);
      await mere.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: approved.version });
      await backend.backend.worker.drain();
      return shown(entry);
    };
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
      await mere.call('PUT', '/api/firm/settings', { timekeeperOnMatter: false });
      await control('PATCH', 'switches', { ownerMustBeOnMatter: false });
      await control('DELETE', 'requests');
      const entry = await draft();
      expect(codes(entry)).not.toContain('not-on-matter stop');
      const { requests } = (await control('GET', 'requests')) as { requests: { path: string }[] };
      expect(requests.filter(({ path }) => path.includes('actionparticipants'))).toEqual([]);
      expect(await push(entry)).toMatchObject({ state: 'pushed' });
    });
  });
});
