import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView, mattersAnswer } from '../../src/contract/entry.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

describe.each(databaseKinds)('mails of one thread and day on %s', (kind) => {
  let backend: TestBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  beforeAll(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  const draft = async (thread: string, words: number, changes: Parameters<typeof sampleMail>[0] = {}): Promise<EntryView> => {
    const bodyText = Array.from({ length: words }, () => 'trust').join(' ');
    const mail = sampleMail({ conversationId: thread, bodyText, attachments: [], ...changes });
    const { entries } = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
    expect(entries).toHaveLength(1);
    return entries[0] as EntryView;
  };
  const read = (id: string) => mere.get(entryView, 'GET', `/api/entries/${id}`);
  const approve = async ({ id, version, matter }: EntryView) =>
    mere.get(entryView, 'POST', `/api/entries/${id}/approve`, { version, matterId: matter?.id });
  const sentByMere = {
    from: { name: 'Mere Tāwhai', address: 'mere@harbourvale.example' },
    to: [{ name: 'Aroha Ngata', address: 'aroha.ngata@kahu.example' }],
  };

  test('are one open entry, its seconds added and rounded once, with what rounding adds', async () => {
    const first = await draft('one', 30);
    const second = await draft('one', 40);
    const third = await draft('one', 20, sentByMere);
    expect([first.units, second.units]).toEqual([1, 1]);
    expect(third.actualSeconds).toBe(28 + 31 + 93);
    expect(third.units).toBe(1);
    expect(third.narrative).toBe('Corresponding with Aroha Ngata regarding Disclosure of the trust accounts (3 emails)');
    expect(third.basis).toBe('Estimated: 3 emails of one thread and day: 3 min → 1 unit (0.1 h). Rounding adds 4 min to the thread');
    expect([(await read(first.id)).state, (await read(second.id)).state]).toEqual(['superseded', 'superseded']);
  });

  test('that come after an approval bill only what the whole thread is more than was billed, and change nothing before', async () => {
    const approved = await approve(await draft('two', 30));
    const later = await draft('two', 40);
    expect({ units: later.units, seconds: later.actualSeconds }).toEqual({ units: 0, seconds: 31 });
    expect(await read(approved.id)).toMatchObject({ units: approved.units, state: 'approved', version: approved.version });
    const long = await draft('two', 4000);
    expect(long.actualSeconds).toBe(31 + 1029);
    expect(long.units + approved.units).toBe(Math.ceil((28 + 31 + 1029) / 360));
    expect((await read(later.id)).state).toBe('superseded');
  });

  test('are not put together across threads or days, nor with one that a person has worded', async () => {
    const edited = await draft('three', 30);
    await mere.call('PATCH', `/api/entries/${edited.id}`, { version: edited.version, narrative: 'Considering statements of the trust' });
    const next = await draft('three', 30);
    const otherThread = await draft('four', 30);
    const otherDay = await draft('three', 30, { at: '2026-11-18T20:15:00+00:00' });
    expect([next.units, otherThread.actualSeconds, otherDay.actualSeconds]).toEqual([0, 28, 28]);
    expect(await read(edited.id)).toMatchObject({ state: 'draft', narrative: 'Considering statements of the trust', units: 1 });
  });

  test('join when a person names the matter, and the entry answered is the one that stands', async () => {
    const known = await draft('five', 30);
    const unknown = await draft('five', 40, { subject: 'Something else', from: { name: 'Nobody', address: 'nobody@nowhere.example' } });
    expect(unknown.matter).toBeNull();
    const { matters } = await mere.get(mattersAnswer, 'GET', '/api/matters?q=fam-2026-0107');
    const matterId = matters[0]?.id;
    const joined = await mere.get(entryView, 'PUT', `/api/entries/${unknown.id}/matter`, { version: unknown.version, matterId });
    expect({ id: joined.id, seconds: joined.actualSeconds, units: joined.units }).toEqual({ id: unknown.id, seconds: 28 + 31, units: 1 });
    expect((await read(known.id)).state).toBe('superseded');
    expect((await approve(joined)).state).toBe('approved');
  });

  test('drafted at the same moment are still one open entry, with all their seconds', async () => {
    const made = await Promise.all([1, 2, 3, 4].map((count) => draft('six', count * 100)));
    const now = await Promise.all(made.map(({ id }) => read(id)));
    const open = now.filter(({ state }) => state === 'draft');
    expect(open.map(({ actualSeconds }) => actualSeconds)).toEqual([
      [1, 2, 3, 4].reduce((sum, count) => sum + Math.ceil((count * 100 * 60) / 238) + 20, 0),
    ]);
  });
});
