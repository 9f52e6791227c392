import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { embeddedKeyring, openEmbedded } from '../../src/database/index.ts';
import { provisionFirm } from '../../src/firms/index.ts';
import { testKeyring } from './backend/test-database.ts';

const now = () => new Date('2026-11-23T00:00:00Z');

describe('the embedded data directory', () => {
  let folder = '';
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'matterclock-data-')), 'data');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));
  const lock = () => join(folder, 'database.lock');

  test('is for its owner only, and is found again with its data', async () => {
    const first = await openEmbedded(folder, testKeyring);
    const firm = await provisionFirm({ tenantId: 'tenant', name: 'Firm' }, { database: first, now });
    await first.close();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const second = await openEmbedded(folder, testKeyring);
    expect(await provisionFirm({ tenantId: 'tenant', name: 'Firm' }, { database: second, now })).toBe(firm);
    await second.close();
  });

  test('is refused in words while another process uses it, and nothing of it is touched', async () => {
    const holder = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(lock(), JSON.stringify({ pid: holder.pid, started: '' }));
      await expect(openEmbedded(folder, testKeyring)).rejects.toThrow(
        `Another Matterclock (process ${holder.pid}) already uses this data directory`,
      );
      expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ pid: holder.pid });
    } finally {
      holder.kill();
      await once(holder, 'exit');
    }
  });

  test.each([
    ['a process that is gone', { pid: 2 ** 22 - 1, started: '1' }],
    ['a process whose number was given to another', { pid: 1, started: 'long ago' }],
    ['nobody, broken off while it was written', ''],
  ])('whose lock names %s is taken over', async (_who, holder) => {
    await mkdir(folder, { recursive: true });
    await writeFile(lock(), JSON.stringify(holder));
    const database = await openEmbedded(folder, testKeyring);
    expect(JSON.parse(await readFile(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
    await database.close();
    await expect(stat(lock())).rejects.toThrow('ENOENT');
  });

  test('that cannot be made is named with what to do', async () => {
    await writeFile(join(folder, '..', 'file'), '');
    const impossible = join(folder, '..', 'file', 'data');
    await expect(openEmbedded(impossible, testKeyring)).rejects.toThrow(
      `The data directory ${impossible} cannot be made or written. Set DATA_DIR`,
    );
    await expect(embeddedKeyring(join(impossible, 'keyring'))).rejects.toThrow('Set DATA_DIR');
  });

  test('keeps one keyring, which only its owner may read', async () => {
    const file = join(folder, 'keyring');
    const made = await embeddedKeyring(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await embeddedKeyring(file)).keys.get(made.current)).toEqual(made.keys.get(made.current));
  });
});
