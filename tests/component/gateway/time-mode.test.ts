import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView } from '../../../src/contract/entry.ts';
import { tables } from '../../../src/database/index.ts';
import type { FirmId } from '../../../src/domain/ids.ts';
import { clientFor, connect } from '../backend/client.ts';
import { startBackend, type TestBackend } from '../backend/start-backend.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { sampleMail } from '../sample-mail.ts';
import { controlOf } from '../stand-in/sign-in.ts';

const minute = 60_000;

describe.each(databaseKinds)('a firm whose Actionstep changes its mode, on %s', { timeout: 30_000 }, (kind) => {
  let backend: TestBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  let control: ReturnType<typeof controlOf>;
  beforeAll(async () => {
    backend = await startBackend(kind);
    control = controlOf(backend.actionstep);
    mere = await clientFor(backend, 'mere');
  }, 60_000);
  beforeEach(async () => {
    await control.set({ ebm: true, denied: [] });
    await connect(backend, 'mere');
  });
  afterAll(() => backend.close());

  const push = async (): Promise<EntryView> => {
    const [entry] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    const approved = await mere.get(entryView, 'POST', `/api/entries/${entry?.id}/approve`, { version: 1, matterId: entry?.matter?.id });
    return mere.get(entryView, 'POST', `/api/entries/${approved.id}/push`, { version: approved.version });
  };
  const pass = async (millis: number) => {
    await backend.backend.worker.drain();
    backend.clock.ahead += millis;
    await backend.backend.worker.drain();
  };
  const read = ({ id }: EntryView) => mere.get(entryView, 'GET', `/api/entries/${id}`);
  const remembered = async () => {
    const { connection } = tables;
    const rows = await backend.database.withFirm(backend.firm as FirmId, ({ tx }) =>
      tx.select({ resource: connection.resource }).from(connection).where(eq(connection.state, 'connected')),
    );
    return rows.map(({ resource }) => resource);
  };
  const posted = async () => (await control.requests()).filter(({ method }) => method === 'POST').map(({ path }) => path);

  test('a refusal leads to the other resource: the entry goes there, once, and so does the next at once', async () => {
    await control.set({ ebm: false, withoutEbm: 404 });
    const before = (await control.ledger()).length;
    await control.call('DELETE', 'requests');
    const entry = await push();
    await pass(2 * minute);
    expect(await read(entry)).toMatchObject({ state: 'pushed', problem: null });
    expect(await remembered()).toEqual(['timerecords']);
    expect(await posted()).toEqual(['/api/rest/timeentries', '/api/rest/timerecords']);
    const next = await push();
    await backend.backend.worker.drain();
    expect(await read(next)).toMatchObject({ state: 'pushed' });
    expect((await posted()).slice(2)).toEqual(['/api/rest/timerecords']);
    expect((await control.ledger()).length).toBe(before + 2);
  });

  test('a 500 may have been applied: it is never sent again by itself, and the other resource is remembered', async () => {
    await control.set({ ebm: false, withoutEbm: 500 });
    const before = (await control.ledger()).length;
    await control.call('DELETE', 'requests');
    const entry = await push();
    backend.clock.ahead += 11 * minute;
    for (let turn = 0; turn < 3; turn += 1) await pass(2 * minute);
    expect(await remembered()).toEqual(['timerecords']);
    expect(await read(entry)).toMatchObject({ state: 'unconfirmed' });
    expect(await posted()).toEqual(['/api/rest/timeentries']);
    expect((await control.ledger()).length).toBe(before);
  });

  test('a person who may not write time is no change of the mode: the entry is failed with the words', async () => {
    await control.set({ denied: ['mere:timeentries:write'] });
    const entry = await push();
    await backend.backend.worker.drain();
    expect(await read(entry)).toMatchObject({ state: 'failed', problem: { code: 'actionstep-refused' } });
    expect(await remembered()).toEqual(['timeentries']);
  });
});
