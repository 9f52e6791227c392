import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenForCommands } from '../../src/command-socket.ts';
import { draftsAnswer, type EntryView, entryView } from '../../src/contract/entry.ts';
import type { Verified } from '../../src/entries/index.ts';
import { clientFor, connect } from './backend/client.ts';
import { startBackend, type TestBackend } from './backend/start-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

const day = 86_400_000;

describe.each(databaseKinds)('receipts on %s', (kind) => {
  let backend: TestBackend;
  let entry: EntryView;
  beforeEach(async () => {
    backend = await startBackend(kind);
    await connect(backend, 'mere');
    const mere = await clientFor(backend, 'mere');
    const [first] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    if (!first) throw new Error('no draft');
    entry = await mere.get(entryView, 'PATCH', `/api/entries/${first.id}`, { version: 1, units: 3 });
  });
  afterEach(() => backend.close());

  const seal = async () => {
    backend.clock.ahead += day;
    await backend.backend.worker.drain();
  };
  const verify = async (): Promise<Verified> => {
    const firms = (await backend.backend.operations['receipts:verify']?.()) as { verified: Verified }[] | undefined;
    const verified = firms?.[0]?.verified;
    if (!verified) throw new Error('no firm');
    return verified;
  };
  /** Changes rows behind the product's back, past its triggers: the owner of a server can, the product cannot. */
  const tamper = async (statement: string) => {
    const client = new pg.Client({ connectionString: backend.databaseUrl ?? '' });
    await client.connect();
    await client.query('set session_replication_role = replica');
    await client.query(statement);
    await client.end();
  };

  test('hold as long as nobody touches them, and say what was read', async () => {
    await seal();
    expect(await verify()).toMatchObject({ entries: 1, events: 2, seals: 1, broken: [] });
    await seal();
    expect((await verify()).seals).toBe(1);
  });

  test.runIf(kind === 'postgres').each([
    ['a changed fact', `update receipt_event set facts = '{"units": 99}' where sequence = 2`, 'the event was changed'],
    ['an event in the middle that is gone', 'delete from receipt_event where sequence = 1', 'an event is missing'],
    ['a whole receipt that is gone', 'delete from receipt_event', 'the receipt has no events'],
  ])('tell of %s', async (_what, statement, why) => {
    await tamper(statement);
    expect((await verify()).broken).toContainEqual(expect.objectContaining({ entry: entry.id, why }));
  });

  test.runIf(kind === 'postgres')(
    'tell of a receipt that lost its last event after it was sealed, which its own chain cannot',
    async () => {
      await seal();
      await tamper('delete from receipt_event where sequence = 2');
      expect((await verify()).broken).toEqual([{ entry: entry.id, sequence: 2, why: 'the receipt does not agree with its seal' }]);
    },
  );

  test.runIf(kind === 'postgres')('tell of a seal that was changed', async () => {
    await seal();
    await tamper(`update receipt_seal set heads = '[]'`);
    expect((await verify()).broken).toEqual([{ entry: null, sequence: 1, why: 'the seal was changed' }]);
  });

  test('are exported as JSON and as a page of their own, in which nothing that strangers wrote is markup, to nobody else', async () => {
    const mere = await clientFor(backend, 'mere');
    const narrative = 'Perusing <img src=x onerror=alert(1)> & "terms"';
    await mere.get(entryView, 'PATCH', `/api/entries/${entry.id}`, { version: entry.version, narrative });
    const path = `/api/entries/${entry.id}/receipt`;
    const json = await mere.call('GET', `${path}?format=json`);
    expect(json).toMatchObject({
      status: 200,
      body: { entry: entry.id, intact: true, lines: [{ kind: 'drafted' }, {}, { detail: { narrative } }] },
    });
    expect(json.headers.get('content-disposition')).toContain(`receipt-${entry.id}.json`);
    const page = await fetch(`${backend.origin}${path}?format=html`, { headers: { authorization: `Bearer ${mere.token}` } });
    expect(page.headers.get('content-disposition')).toContain(`receipt-${entry.id}.html`);
    const html = await page.text();
    expect(html).toContain('the chain holds');
    expect(html).toContain('Perusing &lt;img src=x onerror=alert(1)&gt; &amp; &quot;terms&quot;');
    expect(html).not.toContain('<img');
    const daniel = await clientFor(backend, 'daniel');
    expect(await daniel.call('GET', `${path}?format=json`)).toMatchObject({ status: 404 });
  });

  test('still hold when a detail has been erased', async () => {
    await backend.database.withFirm(firmOf(backend), ({ tx }) =>
      tx.execute(sql`update receipt_event set detail = null where sequence = 1`),
    );
    expect((await verify()).broken).toEqual([]);
  });

  test('are verified by command through the running backend, over a socket for its owner only', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-operate-'));
    const stop = await listenForCommands(folder, backend.backend.operations);
    try {
      expect((await stat(join(folder, 'command.sock'))).mode & 0o777).toBe(0o600);
      const sound = await operate(folder, 'receipts:verify');
      expect(sound.code).toBe(0);
      expect(JSON.parse(sound.output)).toMatchObject({ firm: backend.firm, entries: 1, broken: [] });
      if (kind === 'postgres') {
        await tamper('delete from receipt_event where sequence = 1');
        expect((await operate(folder, 'receipts:verify')).code).toBe(1);
      }
      expect(await operate(folder, 'receipts:burn')).toMatchObject({ code: 2, output: '' });
    } finally {
      await stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

function firmOf({ firm }: TestBackend) {
  if (firm === undefined) throw new Error('no firm');
  return firm;
}

test('without a running backend the command opens the database itself, and leaves it free', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'matterclock-operate-'));
  try {
    expect(await operate(folder, 'receipts:verify')).toEqual({ code: 0, output: '', errors: '' });
    expect(await operate(folder, 'receipts:verify')).toEqual({ code: 0, output: '', errors: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function operate(dataDir: string, name: string): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
    execFile(process.execPath, [join(import.meta.dirname, '../../src/operate.ts'), name], { env }, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output, errors }),
    );
  });
}
