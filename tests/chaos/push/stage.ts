import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { openEmbedded, openPostgres, parseKeyring } from '../../../src/database/index.ts';
import { provisionFirm } from '../../../src/firms/index.ts';
import type { SandboxDescriptor } from '../../../src/sandbox/actionstep/options.ts';
import { makePostgres } from '../../component/backend/test-database.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const clientId = '22222222-2222-4222-8222-222222222222';

/** The stand-in for Actionstep as a process of its own, by its own command. */
export type Sandbox = {
  descriptor: SandboxDescriptor;
  origin: string;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
};

export async function startSandbox(settings: readonly string[]): Promise<Sandbox> {
  const command = join(import.meta.dirname, '../../../src/cli/sandbox.ts');
  const child: ChildProcess = spawn(process.execPath, [command, '--port', '0', ...settings.flatMap((setting) => ['--set', setting])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('the stand-in has no output');
  const { value } = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
  const descriptor = JSON.parse(String(value)) as SandboxDescriptor;
  const { origin } = new URL(descriptor.apiEndpoint);
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${origin}/sandbox/${path}`, { method, ...json });
    if (!answer.ok) throw new Error(`${method} /sandbox/${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const close = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { descriptor, origin, control, close };
}

/** A database with one firm, that can be put back to an earlier state while nobody has it open. */
export type Store = {
  where: { url: string } | { folder: string };
  keyring: string;
  /** Keeps how it is now. */
  snapshot(): Promise<void>;
  /** Puts it back to how it was then. */
  rollBack(): Promise<void>;
  /** Ends connections of the product; how many. */
  terminate(): Promise<number>;
  close(): Promise<void>;
};

const freshKeyring = () => `k1:${randomBytes(32).toString('base64')}`;

export async function openEmbeddedStore(): Promise<Store> {
  const keyring = freshKeyring();
  const base = mkdtempSync(join(tmpdir(), 'matterclock-chaos-'));
  const [folder, kept] = [join(base, 'data'), join(base, 'kept')];
  const database = await openEmbedded(folder, parseKeyring(keyring));
  await makeFirm(database);
  await database.close();
  const copy = (from: string, to: string) => {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  };
  return {
    where: { folder },
    keyring,
    snapshot: async () => copy(folder, kept),
    rollBack: async () => copy(kept, folder),
    terminate: async () => 0,
    close: async () => rmSync(base, { recursive: true, force: true }),
  };
}

export async function openPostgresStore(): Promise<Store> {
  const keyring = freshKeyring();
  const { url, drop } = await makePostgres();
  const database = await openPostgres(url, parseKeyring(keyring));
  await makeFirm(database);
  await database.close();
  const name = new URL(url).pathname.slice(1);
  const kept = `${name}_${randomUUID().slice(0, 8)}`;
  const onServer = async (statement: string): Promise<number> => {
    const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await client.connect();
    try {
      return (await client.query(statement)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  };
  const copy = async (from: string, to: string) => {
    await onServer(`drop database if exists ${to} with (force)`);
    await onServer(`create database ${to} template ${from} strategy file_copy`);
  };
  return {
    where: { url },
    keyring,
    snapshot: () => copy(name, kept),
    rollBack: () => copy(kept, name),
    terminate: () => onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and random() < 0.5`),
    close: async () => {
      await onServer(`drop database if exists ${kept} with (force)`);
      await drop();
    },
  };
}

async function makeFirm(database: Awaited<ReturnType<typeof openEmbedded>>): Promise<void> {
  await provisionFirm({ tenantId, name: 'Test Firm', settings: { zone: 'Pacific/Auckland' } }, { database, now: () => new Date() });
}
