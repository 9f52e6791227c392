import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView, learnedAnswer, mattersAnswer } from '../../src/contract/entry.ts';
import { tables } from '../../src/database/index.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

type Client = Awaited<ReturnType<typeof clientFor>>;
const vague = { subject: 'As discussed', bodyText: 'Let us talk tomorrow.', from: { name: 'Ilse Brandt', address: 'ilse@brandt.example' } };

describe.each(databaseKinds)('matching on %s', (kind) => {
  let backend: TestBackend;
  let mere: Client;
  let daniel: Client;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    await connect(backend, 'daniel');
    [mere, daniel] = [await clientFor(backend, 'mere'), await clientFor(backend, 'daniel')];
  });
  afterAll(() => backend.close());

  const search = async (query: string, who = mere) =>
    (await who.get(mattersAnswer, 'GET', `/api/matters?q=${encodeURIComponent(query)}`)).matters;
  const first = async (query: string) => (await search(query))[0]?.reference;
  const draft = async (changes = {}, who = mere): Promise<EntryView> => {
    const { entries } = await who.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail(changes));
    const [entry] = entries;
    if (!entry) throw new Error('no draft');
    return entry;
  };
  const confirm = async ({ id, version }: EntryView, query: string, typed?: string) => {
    const matterId = (await search(query))[0]?.id;
    const entry = await mere.get(entryView, 'PUT', `/api/entries/${id}/matter`, { version, matterId, typed });
    await backend.backend.worker.drain();
    return entry;
  };
  const learned = async (who = mere) => (await who.get(learnedAnswer, 'GET', '/api/learned')).learned;

  test('typing finds a matter by beginnings, slips, fragments and clients', async () => {
    expect(await first('ngat')).toBe('FAM-2026-0107');
    expect(await first('doyle marg')).toBe('EST-2025-0231');
    expect(await first('nagta relationship')).toBe('FAM-2026-0107');
    expect(await first('est20250231')).toBe('EST-2025-0231');
    expect(await first('ngata aro')).toBe('FAM-2026-0107');
  });

  test('favourites and matters used last come first while nothing is typed; a star goes away again', async () => {
    const [doyle] = await search('EST-2025-0231');
    await confirm(await draft({ ...vague, conversationId: 'used' }), 'FAM-2026-0107');
    expect((await mere.call('PUT', `/api/matters/${doyle?.id}/favourite`)).status).toBe(204);
    expect(await search('')).toMatchObject([
      { reference: 'EST-2025-0231', favourite: true },
      { reference: 'FAM-2026-0107', favourite: false },
    ]);
    expect((await search('', daniel)).every(({ favourite }) => !favourite)).toBe(true);
    expect((await mere.call('DELETE', `/api/matters/${doyle?.id}/favourite`)).status).toBe(204);
    expect((await search('')).map(({ reference }) => reference)).toEqual(['FAM-2026-0107']);
    expect((await mere.call('PUT', '/api/matters/01a2123b-0000-7000-8000-000000000001/favourite')).status).toBe(404);
  });

  test('a matter renamed in Actionstep is found by its new name after the next reading, without a restart', async () => {
    expect(await search('quillfeather')).toEqual([]);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ id: 1004, name: 'Quillfeather v Castle Freight Limited' });
    await fetch(`${backend.actionstep.origin}/sandbox/records/actions`, { method: 'PUT', headers, body });
    backend.clock.ahead += 11 * 60_000;
    await backend.backend.worker.drain();
    expect(await first('quillfeather')).toBe('LIT-2026-0019');
  });

  test('a confirmation teaches: the same thread comes first with its reason, and is never taken by itself', async () => {
    await confirm(await draft({ ...vague, conversationId: 'lease' }), 'COM-2026-0044');
    const next = await draft({
      ...vague,
      conversationId: 'lease',
      subject: 'Re: As discussed',
      from: { name: 'Stranger', address: 'x@else.example' },
    });
    expect(next).toMatchObject({ matter: null, match: { tier: 'suggested', candidates: [{ matter: { reference: 'COM-2026-0044' } }] } });
    expect(next.match.candidates[0]?.reasons[0]).toMatch(/^same e-mail thread, billed here on 20 Nov(?:ember)? 2026$/);
    expect(next.match.candidates[0]?.confidence).toBeGreaterThan(0.3);
  });

  test('who writes is learned too; the firm and colleagues are not', async () => {
    const next = await draft({ ...vague, conversationId: 'another', to: [{ name: 'Daniel', address: 'daniel@harbourvale.example' }] });
    expect(next.match.candidates.map(({ reasons }) => reasons.join())).toEqual(
      expect.arrayContaining([expect.stringContaining('time with Ilse Brandt was billed here')]),
    );
    expect((await learned()).map(({ label }) => label).join()).not.toContain('harbourvale');
  });

  test('what a person typed to find a matter is their own word for it from then on', async () => {
    await confirm(await draft({ ...vague, conversationId: 'x1' }), 'FAM-2026-0107', 'the tricky one');
    expect(await first('The Tricky One')).toBe('FAM-2026-0107');
    expect((await search('the tricky one', daniel))[0]?.reference).not.toBe('FAM-2026-0107');
  });

  test('it is private until the firm shares it', async () => {
    const theirs = (who: Client) => draft({ ...vague, conversationId: 'lease', from: { name: '', address: 'y@else.example' } }, who);
    expect((await theirs(daniel)).match.tier).toBe('none');
    expect(await learned(daniel)).toEqual([]);
    expect((await mere.call('PUT', '/api/firm/settings', { shareLearned: true })).status).toBe(200);
    expect((await theirs(daniel)).match.candidates[0]?.matter.reference).toBe('COM-2026-0044');
    expect((await mere.call('PUT', '/api/firm/settings', { shareLearned: false })).status).toBe(200);
  });

  test('a changed mind moves what was taught, and what is revoked is not used or learned again from the same entry', async () => {
    const entry = await confirm(await draft({ ...vague, conversationId: 'fence' }), 'COM-2026-0044');
    const moved = await confirm(entry, 'EST-2025-0231');
    const threadOf = async () =>
      (await learned()).filter(({ kind: what, matter }) => what === 'thread' && matter?.reference === 'EST-2025-0231');
    const [thread] = await threadOf();
    expect(thread).toMatchObject({ label: 'As discussed', times: 1, on: '2026-11-20' });
    expect((await daniel.call('DELETE', `/api/learned/${thread?.id}`)).status).toBe(404);
    expect((await mere.call('DELETE', `/api/learned/${thread?.id}`)).status).toBe(204);
    await mere.get(entryView, 'PATCH', `/api/entries/${moved.id}`, { version: moved.version, narrative: 'Perusing email about the fence' });
    await backend.backend.worker.drain();
    expect(await threadOf()).toEqual([]);
    const next = await draft({ ...vague, conversationId: 'fence', from: { name: '', address: 'z@else.example' } });
    expect(next.match.candidates.flatMap(({ reasons }) => reasons).join()).not.toContain('thread');
  });

  test('the database holds the learned sealed, and refuses a matter that nobody decided and an approval without one', async () => {
    const rows = await backend.database.withFirm(backend.firm ?? ('' as never), ({ tx }) => tx.select().from(tables.learned));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/ilse|brandt|discussed|lease|tricky/i);
    const suggested = await draft({ ...vague, conversationId: 'lease' });
    const set = (values: object) =>
      backend.database.withFirm(backend.firm ?? ('' as never), ({ tx }) =>
        tx
          .update(tables.entry)
          .set({ ...values, version: suggested.version + 1 })
          .where(eq(tables.entry.id, suggested.id)),
      );
    await expect(set({ matterId: suggested.match.candidates[0]?.matter.id })).rejects.toMatchObject({
      cause: { constraint: 'entry_matter_decided' },
    });
    await expect(set({ state: 'approved' })).rejects.toMatchObject({ cause: { constraint: 'entry_pushable_has_matter' } });
  });
});
