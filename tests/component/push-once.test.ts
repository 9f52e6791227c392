import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView } from '../../src/contract/entry.ts';
import { connectionView } from '../../src/contract/session.ts';
import { tables } from '../../src/database/index.ts';
import type { FirmId } from '../../src/domain/ids.ts';
import { clientFor, connect } from './backend/client.ts';
import type { Fault } from './backend/fault-proxy.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

const minute = 60_000;
const cases = databaseKinds.flatMap((kind) => [
  { kind, referenceFilter: 'honoured' as const },
  { kind, referenceFilter: 'ignored' as const },
]);

describe.each(cases)('exactly once on $kind with the reference filter $referenceFilter', ({ kind, referenceFilter }) => {
  let backend: TestBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  beforeAll(async () => {
    backend = await startBackend(kind, { referenceFilter });
    await connect(backend, 'mere');
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  const inLedger = async (): Promise<number> => {
    const body = (await (await fetch(`${backend.actionstep.origin}/sandbox/ledger`)).json()) as { entries: unknown[] };
    return body.entries.length;
  };
  const read = (id: string) => mere.get(entryView, 'GET', `/api/entries/${id}`);
  const intend = async (): Promise<EntryView> => {
    const [entry] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    const approved = await mere.get(entryView, 'POST', `/api/entries/${entry?.id}/approve`, { version: 1, matterId: entry?.matter?.id });
    return mere.get(entryView, 'POST', `/api/entries/${approved.id}/push`, { version: approved.version });
  };
  /** Lets the worker run, moves the clock past every wait, and lets it run again, `times` times. */
  const pass = async (times: number) => {
    for (let turn = 0; turn < times; turn += 1) {
      await backend.backend.worker.drain();
      backend.clock.ahead += 2 * minute;
    }
    await backend.backend.worker.drain();
  };

  test.each<[Fault]>([['drop-before'], ['drop-after'], ['500-before'], ['500-after'], ['429']])(
    'after %s the entry stands in Actionstep once',
    async (fault) => {
      const before = await inLedger();
      backend.faults.plan.push(fault);
      const entry = await intend();
      await pass(3);
      expect(backend.faults.struck.at(-1)).toBe(fault);
      expect(await read(entry.id)).toMatchObject({ state: 'pushed', problem: null });
      expect(await inLedger()).toBe(before + 1);
    },
  );

  test('while the outcome is unknown the entry waits in sight with the reason', async () => {
    backend.faults.plan.push('drop-after');
    const entry = await intend();
    await backend.backend.worker.drain();
    expect(await read(entry.id)).toMatchObject({ state: 'pushing', problem: { code: 'outcome-unknown' } });
    await pass(2);
    expect(await read(entry.id)).toMatchObject({ state: 'pushed' });
  });

  test('a row that an earlier life of the process made and never marked as sent is looked up before it is sent', async () => {
    const before = await inLedger();
    backend.faults.plan.push('drop-after');
    const entry = await intend();
    await backend.backend.worker.drain();
    // What a crash between the answer and its storing leaves behind, seen by the next life of the process.
    await backend.database.withFirm(backend.firm as FirmId, ({ tx }) =>
      tx
        .update(tables.outbox)
        .set({ state: 'waiting', sentAt: null, rounds: 0, madeBy: randomUUID() })
        .where(eq(tables.outbox.entryId, entry.id)),
    );
    await pass(2);
    expect(await read(entry.id)).toMatchObject({ state: 'pushed' });
    expect(await inLedger()).toBe(before + 1);
  });

  test('an error that stays is failed with words after three sends; tried again it goes, once', async () => {
    const before = await inLedger();
    backend.faults.plan.push('500-before', '500-before', '500-before');
    const entry = await intend();
    await pass(6);
    const failed = await read(entry.id);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'actionstep-unexpected' } });
    expect(await inLedger()).toBe(before);
    await mere.get(entryView, 'POST', `/api/entries/${entry.id}/push`, { version: failed.version });
    await pass(2);
    expect(await read(entry.id)).toMatchObject({ state: 'pushed' });
    expect(await inLedger()).toBe(before + 1);
  });

  test('a grant revoked in Actionstep makes the push wait, asks for a reconnect, and loses nothing', async () => {
    const before = await inLedger();
    await fetch(`${backend.actionstep.origin}/sandbox/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":"mere"}',
    });
    const entry = await intend();
    await backend.backend.worker.drain();
    expect(await read(entry.id)).toMatchObject({ state: 'pushing', problem: { code: 'not-connected' } });
    expect(await mere.get(connectionView, 'GET', '/api/connect/status')).toMatchObject({ state: 'reconnect' });
    await connect(backend, 'mere');
    await pass(2);
    expect(await read(entry.id)).toMatchObject({ state: 'pushed' });
    expect(await inLedger()).toBe(before + 1);
  });
});
