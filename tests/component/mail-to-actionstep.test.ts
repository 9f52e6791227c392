import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entriesAnswer, entryView, mattersAnswer } from '../../src/contract/entry.ts';
import { problem } from '../../src/contract/problem.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

type Client = Awaited<ReturnType<typeof clientFor>>;
type LedgerRow = {
  importExternalReference: string | null;
  matter: { reference: string };
  hours: string;
  rate: string;
  amount: string;
  workDate: string;
};

describe.each(databaseKinds)('a mail becomes a time entry on %s', (kind) => {
  let backend: TestBackend;
  let mere: Client;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  const ledger = async (): Promise<LedgerRow[]> => {
    const body = (await (await fetch(`${backend.actionstep.origin}/sandbox/ledger`)).json()) as { entries: LedgerRow[] };
    return body.entries;
  };
  const draft = async (changes = {}): Promise<EntryView> => {
    const answer = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail(changes));
    const [entry] = answer.entries;
    if (!entry) throw new Error('no draft');
    return entry;
  };
  const verb = (entry: EntryView, name: string, body: object = {}) =>
    mere.get(entryView, 'POST', `/api/entries/${entry.id}/${name}`, { version: entry.version, ...body });
  const approve = (entry: EntryView) => verb(entry, 'approve', { matterId: entry.matter?.id });
  const settled = async (entry: EntryView): Promise<EntryView> => {
    await backend.backend.worker.drain();
    return mere.get(entryView, 'GET', `/api/entries/${entry.id}`);
  };

  test('a mail with a known reference is drafted on its matter, edited, approved, pushed once, and read back with the rate Actionstep applied', async () => {
    const before = (await ledger()).length;
    const first = await draft();
    expect(first).toMatchObject({
      state: 'draft',
      matter: { reference: 'FAM-2026-0107' },
      matterDecidedBy: 'exact',
      match: { tier: 'exact', agreed: true },
    });
    expect(first.workDate).toBe('2026-11-20');
    expect(first.basis).toContain('→');
    const edited = await mere.get(entryView, 'PATCH', `/api/entries/${first.id}`, {
      version: 1,
      narrative: 'Perusing email regarding trust accounts',
      units: 3,
    });
    expect(edited).toMatchObject({ version: 2, units: 3, hours: '0.30', state: 'draft' });
    const pushing = await verb(await approve(edited), 'push');
    expect(pushing.state).toBe('pushing');
    const pushed = await settled(pushing);
    expect(pushed).toMatchObject({ state: 'pushed', pushed: { hours: '0.30', differences: [] }, problem: null });
    expect(Number(pushed.pushed?.rate)).toBeGreaterThan(0);
    const rows = await ledger();
    expect(rows.length).toBe(before + 1);
    expect(rows[0]).toMatchObject({ matter: { reference: 'FAM-2026-0107' }, hours: '0.30', workDate: '2026-11-20' });
    expect(rows[0]?.importExternalReference).toMatch(/^[a-z0-9-]{1,32}$/);
  });

  test('the same mail again answers the entry that stands and makes no second one', async () => {
    const mail = sampleMail();
    const one = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
    const two = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
    expect([one.created, two.created]).toEqual([true, false]);
    expect(two.entries.map((entry) => entry.id)).toEqual(one.entries.map((entry) => entry.id));
  });

  test('looking for the entries of a mail makes none, and finds the one that stands', async () => {
    const mail = sampleMail();
    const look = () => mere.get(entriesAnswer, 'POST', '/api/drafts/mail/known', mail);
    expect(await look()).toEqual({ entries: [] });
    expect(await look()).toEqual({ entries: [] });
    const made = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
    expect(made.created).toBe(true);
    expect(await look()).toEqual({ entries: made.entries });
    const daniel = await clientFor(backend, 'daniel');
    expect(await daniel.get(entriesAnswer, 'POST', '/api/drafts/mail/known', mail)).toEqual({ entries: [] });
  });

  test('a mail without a known reference is flagged, cannot be approved, and goes once a person has chosen the matter', async () => {
    const stranger = { name: 'Jo Quill', address: 'jo@quill.example' };
    const entry = await draft({ subject: 'Fence between our sections', from: stranger, bodyText: 'Who pays for the new fence?' });
    expect(entry).toMatchObject({ matter: null, matterDecidedBy: null, match: { tier: 'none' } });
    const { matters } = await mere.get(mattersAnswer, 'GET', '/api/matters?q=doyle');
    const [chosen] = matters;
    expect(await mere.call('POST', `/api/entries/${entry.id}/approve`, { version: 1, matterId: chosen?.id })).toMatchObject({
      status: 409,
      body: { code: 'matter-not-confirmed' },
    });
    const confirmed = await mere.get(entryView, 'PUT', `/api/entries/${entry.id}/matter`, { version: 1, matterId: chosen?.id });
    expect(confirmed).toMatchObject({ matter: { id: chosen?.id }, matterDecidedBy: 'person' });
    const pushed = await settled(await verb(await approve(confirmed), 'push'));
    expect(pushed.state).toBe('pushed');
    const recents = await mere.get(mattersAnswer, 'GET', '/api/matters?q=');
    expect(recents.matters[0]?.id).toBe(chosen?.id);
  });

  test('an approval for another matter or version than shown is refused and changes nothing', async () => {
    const entry = await draft();
    const other = (await mere.get(mattersAnswer, 'GET', '/api/matters?q=com-2026-0044')).matters[0];
    expect(await mere.call('POST', `/api/entries/${entry.id}/approve`, { version: 1, matterId: other?.id })).toMatchObject({
      status: 409,
      body: { code: 'matter-not-confirmed' },
    });
    const stale = await mere.call('POST', `/api/entries/${entry.id}/approve`, { version: 7, matterId: entry.matter?.id });
    expect(stale.status).toBe(409);
    expect(problem.parse(stale.body)).toMatchObject({ code: 'stale', current: { id: entry.id, version: 1, state: 'draft' } });
  });

  test('pressing push twice bills once', async () => {
    const before = (await ledger()).length;
    const approved = await approve(await draft());
    const answers = await Promise.all(
      [1, 2, 3].map(() => mere.call('POST', `/api/entries/${approved.id}/push`, { version: approved.version })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect((await settled(approved)).state).toBe('pushed');
    expect((await ledger()).length).toBe(before + 1);
  });

  test('a closed matter is offered with its reason but not taken, and cannot be approved', async () => {
    const entry = await draft({
      subject: 'FAM-2019-0033 old papers',
      from: { name: 'P', address: 'p@nowhere.example' },
      bodyText: 'Old papers.',
    });
    expect(entry).toMatchObject({ matter: null, match: { tier: 'suggested' } });
    const [candidate] = entry.match.candidates;
    expect(candidate?.matter).toMatchObject({ reference: 'FAM-2019-0033', status: 'closed' });
    const confirmed = await mere.get(entryView, 'PUT', `/api/entries/${entry.id}/matter`, { version: 1, matterId: candidate?.matter.id });
    expect(
      await mere.call('POST', `/api/entries/${entry.id}/approve`, { version: confirmed.version, matterId: candidate?.matter.id }),
    ).toMatchObject({ status: 409, body: { code: 'matter-not-open' } });
  });

  test("another person's entry is not found, whatever the verb", async () => {
    const entry = await draft();
    const daniel = await clientFor(backend, 'daniel');
    expect(await daniel.call('GET', `/api/entries/${entry.id}`)).toMatchObject({ status: 404 });
    expect(await daniel.call('PATCH', `/api/entries/${entry.id}`, { version: 1, units: 2 })).toMatchObject({ status: 404 });
    expect(await daniel.call('POST', `/api/entries/${entry.id}/dismiss`, { version: 1 })).toMatchObject({ status: 404 });
  });

  test.each([
    [{ units: 0 }, '/units'],
    [{ units: -1 }, '/units'],
    [{ units: 1_000_000_000 }, '/units'],
    [{ units: '0,5' }, '/units'],
    [{ narrative: '  ' }, '/narrative'],
    [{ narrative: `bell${String.fromCodePoint(7)}` }, '/narrative'],
    [{ narrative: 'x'.repeat(10_000) }, '/narrative'],
    [{ workDate: '2026-02-31' }, '/workDate'],
    [{ workDate: '1900-01-01' }, '/workDate'],
    [{ workDate: '2099-01-01' }, '/workDate'],
  ])('the edit %j is refused with a pointer and changes nothing', async (edit, pointer) => {
    const entry = await draft();
    const answer = await mere.call('PATCH', `/api/entries/${entry.id}`, { version: 1, ...edit });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-input', pointer } });
    expect(await mere.get(entryView, 'GET', `/api/entries/${entry.id}`)).toEqual(entry);
  });

  test('every step stands in the receipt, and the chain holds', async () => {
    const entry = await draft();
    const pushed = await settled(await verb(await approve(entry), 'push'));
    const answer = await mere.call('GET', `/api/entries/${pushed.id}/receipt`);
    const receipt = answer.body as { intact: boolean; lines: { kind: string }[] };
    expect(receipt.intact).toBe(true);
    expect(receipt.lines.map((line) => line.kind)).toEqual(['drafted', 'approved', 'push-intended', 'pushed']);
  });

  test('dismissed is not lost: it can be restored', async () => {
    const dismissed = await verb(await draft(), 'dismiss');
    expect(dismissed.state).toBe('dismissed');
    expect((await verb(dismissed, 'restore')).state).toBe('draft');
  });
});
