import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entriesAnswer, entryView, mattersAnswer } from '../../src/contract/entry.ts';
import { dayView, manyAnswer, mergedAnswer } from '../../src/contract/ledger.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

type Client = Awaited<ReturnType<typeof clientFor>>;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe.each(databaseKinds)('the ledger on %s', (kind) => {
  let backend: TestBackend;
  let mere: Client;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    await connect(backend, 'daniel');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  const draft = async (changes = {}, client = mere): Promise<EntryView> => {
    const [entry] = (await client.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail(changes))).entries;
    if (!entry) throw new Error('no draft');
    return entry;
  };
  const edit = (entry: EntryView, changes: object) =>
    mere.get(entryView, 'PATCH', `/api/entries/${entry.id}`, { version: entry.version, ...changes });
  const verb = (entry: EntryView, name: string, body: object = {}) =>
    mere.get(entryView, 'POST', `/api/entries/${entry.id}/${name}`, { version: entry.version, ...body });
  const again = (entry: EntryView) => mere.get(entryView, 'GET', `/api/entries/${entry.id}`);
  const split = (entry: EntryView, parts: object[], by = 'units') => ({ version: entry.version, by, parts });
  const receipt = async (entry: EntryView) => {
    const { body } = await mere.call('GET', `/api/entries/${entry.id}/receipt`);
    return body as { intact: boolean; lines: { kind: string; facts: Record<string, unknown> }[] };
  };

  describe('splitting', () => {
    test('shares units and seconds out, keeps their sum, the matter and the evidence, and leaves the whole superseded', async () => {
      const whole = await edit(await draft(), { units: 7, actualSeconds: 2521 });
      const { entries } = await mere.get(entriesAnswer, 'POST', `/api/entries/${whole.id}/split`, {
        ...split(whole, [{ share: 1, narrative: 'Perusing the statements' }, { share: 2 }]),
      });
      expect(entries.map(({ units }) => units)).toEqual([2, 5]);
      expect(sum(entries.map(({ actualSeconds }) => actualSeconds))).toBe(2521);
      expect(entries.map(({ narrative }) => narrative)).toEqual(['Perusing the statements', whole.narrative]);
      for (const part of entries)
        expect(part).toMatchObject({ state: 'draft', version: 1, matter: whole.matter, workDate: whole.workDate });
      expect(await again(whole)).toMatchObject({ state: 'superseded', units: 7 });
      expect((await receipt(whole)).lines.at(-1)).toMatchObject({
        kind: 'split',
        facts: { children: entries.map(({ id }) => id).join(' ') },
      });
      for (const part of entries)
        expect(await receipt(part)).toMatchObject({ intact: true, lines: [{ kind: 'split-from', facts: { parent: whole.id } }] });
    });

    test('the mail of a split entry answers its parts, not a new draft and not the whole', async () => {
      const mail = sampleMail();
      const [whole] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).entries;
      if (!whole) throw new Error('no draft');
      const wide = await edit(whole, { units: 2 });
      const { entries } = await mere.get(
        entriesAnswer,
        'POST',
        `/api/entries/${whole.id}/split`,
        split(wide, [{ share: 1 }, { share: 1 }]),
      );
      const known = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
      expect(known.created).toBe(false);
      expect(known.entries.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
    });

    test.each([
      ['fewer units than parts', [{ share: 1 }, { share: 1 }], 'bad-input', 400],
      ['one part', [{ share: 1 }], 'bad-input', 400],
      ['parts of nothing', [{ share: 0 }, { share: 0 }], 'bad-input', 400],
      ['a fraction', [{ share: 0.5 }, { share: 1 }], 'bad-input', 400],
      ['an empty narrative', [{ share: 1, narrative: ' ' }, { share: 1 }], 'bad-input', 400],
    ])('%s is refused and changes nothing', async (_what, parts, code, status) => {
      const whole = await draft();
      expect(await mere.call('POST', `/api/entries/${whole.id}/split`, split(whole, parts))).toMatchObject({ status, body: { code } });
      expect(await again(whole)).toEqual(whole);
    });

    test('a stale version is refused with the newer entry', async () => {
      const whole = await edit(await draft(), { units: 4 });
      const answer = await mere.call('POST', `/api/entries/${whole.id}/split`, {
        ...split(whole, [{ share: 1 }, { share: 1 }]),
        version: 1,
      });
      expect(answer).toMatchObject({ status: 409, body: { code: 'stale', current: { id: whole.id, version: 2, units: 4 } } });
    });
  });

  describe('merging', () => {
    const merge = (entries: EntryView[]) => ({ entries: entries.map(({ id, version }) => ({ id, version })) });

    test('adds seconds, rounds once, joins the narratives and says what was saved', async () => {
      const three = [await draft(), await draft(), await draft({ bodyText: 'Do you want the 2023 ones too?' })];
      const { entry, savedUnits } = await mere.get(mergedAnswer, 'POST', '/api/entries/merge', merge(three));
      expect(entry.actualSeconds).toBe(sum(three.map(({ actualSeconds }) => actualSeconds)));
      expect(entry).toMatchObject({ units: 1, state: 'draft', narrative: three[0]?.narrative });
      expect(savedUnits).toBe(2);
      expect(entry.basis).toContain('3 entries together');
      for (const part of three) expect((await again(part)).state).toBe('superseded');
      expect((await receipt(entry)).intact).toBe(true);
    });

    test('of different days or matters is refused and changes nothing', async () => {
      const [one, other] = [await draft(), await edit(await draft(), { workDate: '2026-11-19' })];
      expect(await mere.call('POST', '/api/entries/merge', merge([one, other]))).toMatchObject({
        status: 400,
        body: { pointer: '/entries' },
      });
      expect(await again(one)).toEqual(one);
      expect(await again(other)).toEqual(other);
    });

    test('of one entry with itself is refused', async () => {
      const one = await draft();
      expect(await mere.call('POST', '/api/entries/merge', merge([one, one]))).toMatchObject({ status: 400 });
    });

    test('of two people’s entries is refused as not found', async () => {
      const daniel = await clientFor(backend, 'daniel');
      const [mine, his] = [await draft(), await draft({}, daniel)];
      expect(await mere.call('POST', '/api/entries/merge', merge([mine, his]))).toMatchObject({ status: 404 });
      expect(await again(mine)).toEqual(mine);
    });
  });

  test('a copy has no evidence, no measured time and its own receipt', async () => {
    const one = await draft();
    const copy = await mere.get(entryView, 'POST', `/api/entries/${one.id}/duplicate`);
    expect(copy).toMatchObject({ narrative: one.narrative, matter: one.matter, basisKind: 'entered', state: 'draft', version: 1 });
    expect(copy.id).not.toBe(one.id);
    expect(await receipt(copy)).toMatchObject({ intact: true, lines: [{ kind: 'copied', facts: { copyOf: one.id } }] });
  });

  test('units set by hand are said beside how the time came about, until they are what it gave', async () => {
    const one = await draft();
    const eight = await edit(one, { units: 8 });
    expect(eight).toMatchObject({ basis: `${one.basis}; set to 8 units (0.8 h) by hand`, basisKind: one.basisKind });
    const two = await edit(eight, { units: 2 });
    expect(two.basis).toBe(`${one.basis}; set to 2 units (0.2 h) by hand`);
    expect((await edit(two, { units: one.units })).basis).toBe(one.basis);
  });

  test('the original can be brought back after edits', async () => {
    const one = await draft();
    const edited = await edit(one, { narrative: 'Perusing something else entirely', units: 9, actualSeconds: 100, workDate: '2026-11-18' });
    expect(edited).toMatchObject({ basisKind: 'entered', basis: expect.stringContaining('Entered') });
    const { narrative, units, actualSeconds, workDate, basis } = one;
    expect(await verb(edited, 'restore-original')).toMatchObject({ narrative, units, actualSeconds, workDate, basis, state: 'draft' });
  });

  test('deleting the evidence leaves the entry, its receipt and the memory of the source', async () => {
    const mail = sampleMail();
    const [one] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).entries;
    if (!one) throw new Error('no draft');
    const after = await verb(one, 'delete-evidence');
    expect(await verb(after, 'delete-evidence')).toMatchObject({ narrative: one.narrative });
    expect((await receipt(one)).intact).toBe(true);
    expect(await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).toMatchObject({ created: false, entries: [{ id: one.id }] });
  });

  describe('many at once', () => {
    test('agreed matters are approved; a bare reference, a stale version and another matter are each refused by themselves', async () => {
      const agreed = await draft();
      const bare = await draft({
        from: { name: 'Q', address: 'q@nowhere.example' },
        subject: 'FAM-2026-0107 papers',
        bodyText: 'See papers.',
      });
      expect(bare.match).toMatchObject({ tier: 'exact', agreed: false });
      const stale = await draft();
      const other = (await mere.get(mattersAnswer, 'GET', '/api/matters?q=com-2026-0044')).matters[0];
      const wrong = await draft();
      const shown = [
        { ...agreed, matterId: agreed.matter?.id },
        { ...bare, matterId: bare.matter?.id },
        { ...stale, version: 5, matterId: stale.matter?.id },
        { ...wrong, matterId: other?.id },
      ].map(({ id, version, matterId }) => ({ id, version, matterId }));
      const answer = await mere.get(manyAnswer, 'POST', '/api/entries/approve', { entries: shown });
      expect(answer.done.map(({ id }) => id)).toEqual([agreed.id]);
      expect(answer.refused.map(({ id, code }) => [id, code])).toEqual([
        [bare.id, 'matter-not-confirmed'],
        [stale.id, 'stale'],
        [wrong.id, 'matter-not-confirmed'],
      ]);
    });

    test('one matter is confirmed for many', async () => {
      const two = [await draft(), await draft()];
      const matter = (await mere.get(mattersAnswer, 'GET', '/api/matters?q=com-2026-0044')).matters[0];
      const entries = two.map(({ id, version }) => ({ id, version }));
      const answer = await mere.get(manyAnswer, 'POST', '/api/entries/reassign', { entries, matterId: matter?.id });
      expect(answer.done.map((entry) => [entry.matter?.id, entry.matterDecidedBy])).toEqual([
        [matter?.id, 'person'],
        [matter?.id, 'person'],
      ]);
    });
  });

  describe('the fair-bill check', () => {
    test('shows what a client would object to, and stops a private number until it is taken out', async () => {
      const one = await edit(await draft(), { narrative: 'Perusing return, TFN 123 456 782, and attending to file' });
      expect(one.checks).toMatchObject([{ code: 'private-identifier', level: 'stop' }]);
      const approval = { version: one.version, matterId: one.matter?.id };
      expect(await mere.call('POST', `/api/entries/${one.id}/approve`, approval)).toMatchObject({
        status: 409,
        body: { code: 'fair-bill' },
      });
      const mended = await edit(await again(one), { narrative: 'Perusing the income tax return of the trust' });
      expect(mended.checks.filter(({ level }) => level === 'stop')).toEqual([]);
      expect((await verb(mended, 'approve', { matterId: mended.matter?.id })).state).toBe('approved');
    });

    test('tells that a colleague billed the same mail', async () => {
      const daniel = await clientFor(backend, 'daniel');
      const mail = sampleMail();
      const [his] = (await daniel.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).entries;
      if (!his) throw new Error('no draft');
      await daniel.get(entryView, 'POST', `/api/entries/${his.id}/approve`, { version: 1, matterId: his.matter?.id });
      const [mine] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail)).entries;
      expect(mine?.checks).toContainEqual(
        expect.objectContaining({ code: 'billed-before', message: 'Daniel Okafor billed this email: 0.1 h on 20 Nov 2026.' }),
      );
    });

    test('weighs as the firm says: a warning may be made a stop', async () => {
      const settings = { unitMinutes: 6, rounding: 'up', minimumUnits: 1, zone: 'Pacific/Auckland', dayNormHours: 10 };
      expect(await mere.call('PUT', '/api/firm/settings', { ...settings, checks: { vague: 'stop' } })).toMatchObject({ status: 200 });
      const one = await edit(await draft(), { narrative: 'Attending to various matters' });
      const approval = { version: one.version, matterId: one.matter?.id };
      expect(await mere.call('POST', `/api/entries/${one.id}/approve`, approval)).toMatchObject({
        status: 409,
        body: { code: 'fair-bill' },
      });
      expect(await mere.call('PUT', '/api/firm/settings', { ...settings, checks: { vagueness: 'stop' } })).toMatchObject({ status: 400 });
      await mere.call('PUT', '/api/firm/settings', { ...settings, checks: {} });
    });
  });

  describe('the export', () => {
    const approved = async () => {
      const entry = await draft();
      return verb(entry, 'approve', { matterId: entry.matter?.id });
    };
    const exports = (entries: EntryView[], format = 'csv') =>
      fetch(`${backend.origin}/api/exports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mere.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ format, entries: entries.map(({ id, version }) => ({ id, version })) }),
      });

    test('writes approved entries to a file and marks them, so that they are not pushed as well', async () => {
      const entry = await approved();
      const answer = await exports([entry]);
      expect(answer.headers.get('content-disposition')).toContain('time-entries.csv');
      expect(await answer.text()).toContain(`20/11/2026,1001,"${entry.narrative}",0.10,Mere Tāwhai,,,Yes`);
      const after = await again(entry);
      expect(after.state).toBe('exported');
      expect(await mere.call('POST', `/api/entries/${entry.id}/push`, { version: after.version })).toMatchObject({ status: 409 });
      expect((await verb(after, 'restore')).state).toBe('draft');
    });

    test('is all or none: a draft or a stale version among them marks nothing', async () => {
      const [entry, plain] = [await approved(), await draft()];
      expect((await exports([entry, plain], 'xlsx')).status).toBe(409);
      expect((await exports([entry, { ...(await approved()), version: 9 }])).status).toBe(409);
      expect((await exports([entry, entry])).status).toBe(400);
      expect((await again(entry)).state).toBe('approved');
    });

    test('as a workbook is one that opens', async () => {
      const answer = await exports([await approved()], 'xlsx');
      expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    });
  });

  test('a day adds up: captured is drafts, approved, pushed, non-billable and dismissed together', async () => {
    const workDate = '2026-11-10';
    const at = '2026-11-09T20:00:00Z';
    const [plain, approved, free, gone, whole] = [
      await draft({ at }),
      await draft({ at }),
      await draft({ at }),
      await draft({ at }),
      await draft({ at }),
    ];
    await verb(approved, 'approve', { matterId: approved.matter?.id });
    await edit(free, { treatment: 'no-charge' });
    await verb(gone, 'dismiss');
    await mere.get(
      entriesAnswer,
      'POST',
      `/api/entries/${whole.id}/split`,
      split(await edit(whole, { units: 3 }), [{ share: 1 }, { share: 1 }]),
    );
    const day = await mere.get(dayView, 'GET', `/api/days/${workDate}`);
    const groups = Object.values(day.groups);
    expect(sum(groups.map(({ seconds }) => seconds))).toBe(day.captured.seconds);
    expect(sum(groups.map(({ entries }) => entries))).toBe(day.captured.entries);
    expect(day.groups).toMatchObject({
      drafts: { entries: 3 },
      approved: { entries: 1 },
      nonBillable: { entries: 1 },
      dismissed: { entries: 1 },
    });
    expect(day.captured.seconds).toBe(sum([plain, approved, free, gone, whole].map(({ actualSeconds }) => actualSeconds)));
    expect(await mere.call('GET', '/api/days/2026-02-31')).toMatchObject({ status: 400 });
  });

  test('whatever the sequence of verbs, no second is lost or made, every state is legal, and every receipt verifies', async () => {
    let day = 0;
    const step = fc.record({
      verb: fc.constantFrom('split', 'merge', 'edit', 'approve', 'unapprove', 'dismiss', 'restore', 'restore-original'),
      one: fc.nat(20),
      other: fc.nat(20),
      shares: fc.array(fc.nat(5), { minLength: 2, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        day += 1;
        const workDate = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10);
        const at = new Date(Date.UTC(2025, 0, day, 2)).toISOString();
        const seeds = [
          await draft({ at }),
          await draft({ at, bodyText: 'word '.repeat(3000) }),
          await draft({ at, bodyText: 'word '.repeat(700) }),
        ];
        const seconds = sum(seeds.map(({ actualSeconds }) => actualSeconds));
        for (const { verb: name, one, other, shares } of steps) {
          const { entries } = await mere.get(dayView, 'GET', `/api/days/${workDate}`);
          const [a, b] = [entries[one % entries.length], entries[other % entries.length]];
          if (!a || !b) throw new Error('the day is empty');
          const parts = shares.map((share) => ({ share }));
          if (name === 'split') await mere.call('POST', `/api/entries/${a.id}/split`, split(a, parts));
          else if (name === 'merge')
            await mere.call('POST', '/api/entries/merge', { entries: [a, b].map(({ id, version }) => ({ id, version })) });
          else if (name === 'edit') await mere.call('PATCH', `/api/entries/${a.id}`, { version: a.version, units: other + 1 });
          else
            await mere.call('POST', `/api/entries/${a.id}/${name}`, {
              version: a.version,
              ...(name === 'approve' ? { matterId: a.matter?.id } : {}),
            });
        }
        const { entries, captured, groups } = await mere.get(dayView, 'GET', `/api/days/${workDate}`);
        const known = name(steps);
        expect(captured.seconds, known).toBe(seconds);
        expect(sum(Object.values(groups).map((group) => group.seconds)), known).toBe(captured.seconds);
        for (const entry of entries) {
          expect(['draft', 'approved', 'dismissed']).toContain(entry.state);
          expect(entry.units).toBeGreaterThanOrEqual(1);
          expect((await receipt(entry)).intact, known).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});

const name = (steps: { verb: string }[]) => steps.map(({ verb }) => verb).join(', ');
