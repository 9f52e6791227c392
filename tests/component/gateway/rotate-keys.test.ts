import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whoAmI } from '../../../src/actionstep/index.ts';
import { listenForCommands } from '../../../src/command-socket.ts';
import { type ConnectMeans, connectionStatus, withAccessToken } from '../../../src/connections/index.ts';
import { type Database, embeddedKeyring, openEmbedded, openPostgres, parseKeyring } from '../../../src/database/index.ts';
import { operationsOf } from '../../../src/operations.ts';
import { databaseKinds, makePostgres } from '../backend/test-database.ts';
import { openVaultOn, personOf, type Vault } from './open-vault.ts';

const patient = { timeout: 60_000 };

describe('keys:rotate', patient, () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matterclock-rotate-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const file = () => join(folder, 'keyring');
  const keysOfFile = async () => (await readFile(file(), 'utf8')).trim().split(',');
  const openFolder = async () => openEmbedded(folder, await embeddedKeyring(file()));

  test('in the running embedded installation takes a new key into use at once, and the old one is needed no more', async () => {
    const database = await openFolder();
    const vault = await openVaultOn({ database, drop: database.close });
    try {
      await vault.connect('mere');
      const stop = await listenForCommands(folder, operationsOf(vault.means, { file: file() }));
      expect(await rotate({ DATA_DIR: folder })).toEqual({ key: 'k2', firms: 1, rewrapped: 1 });
      expect(await readable(vault.means)).toBe(true);
      // What is sealed from now on needs only the new key, too.
      await vault.connect('daniel');
      await stop();
      await database.close();
      const [newest = '', old = ''] = await keysOfFile();
      expect(await readableWith(vault, () => openEmbedded(folder, parseKeyring(newest)))).toBe(true);
      expect(await readableWith(vault, () => openEmbedded(folder, parseKeyring(old)))).toBe(false);
    } finally {
      await Promise.all([vault.gate.close(), vault.actionstep.close()]);
    }
  });

  test('where no backend runs opens the embedded database itself, and the old key is needed no more', async () => {
    const database = await openFolder();
    const vault = await openVaultOn({ database, drop: database.close });
    try {
      await vault.connect('mere');
      await database.close();
      expect(await rotate({ DATA_DIR: folder })).toEqual({ key: 'k2', firms: 1, rewrapped: 1 });
      const [newest = ''] = await keysOfFile();
      await writeFile(file(), `${newest}\n`);
      expect(await readableWith(vault, openFolder)).toBe(true);
    } finally {
      await Promise.all([vault.gate.close(), vault.actionstep.close()]);
    }
  });

  test.runIf(databaseKinds.includes('postgres'))(
    'beside a backend on PostgreSQL wraps with the first key of KEYRING while that backend goes on; run again it changes nothing',
    async () => {
      const { url, drop } = await makePostgres();
      const [k1, k2] = ['k1', 'k2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
      // The backend was given both keys, and has begun with the old one.
      const database = await openPostgres(url, parseKeyring(`${k1},${k2}`));
      const vault = await openVaultOn({ database, url, drop: database.close });
      try {
        await vault.connect('mere');
        const environment = { ...live, DATA_DIR: folder, DATABASE_URL: url, KEYRING: `${k2},${k1}` };
        expect(await rotate(environment)).toEqual({ key: 'k2', firms: 1, rewrapped: 1 });
        expect(await rotate(environment)).toEqual({ key: 'k2', firms: 1, rewrapped: 0 });
        expect(await readable(vault.means)).toBe(true);
        await vault.connect('daniel');
        expect(await readableWith(vault, () => openPostgres(url, parseKeyring(k2 ?? '')))).toBe(true);
        expect(await readableWith(vault, () => openPostgres(url, parseKeyring(k1 ?? '')))).toBe(false);
      } finally {
        await vault.close();
        await drop();
      }
    },
  );
});

/** All that a live installation must name; nothing of it is asked by the command. */
const live = {
  PUBLIC_URL: 'https://matterclock.example',
  ENTRA_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  ENTRA_CLIENT_SECRET: 'unused',
  ENTRA_TENANTS: '11111111-1111-4111-8111-111111111111',
  ACTIONSTEP_CLIENT_ID: 'unused',
  ACTIONSTEP_CLIENT_SECRET: 'unused',
};

/** The command as `npm run -s keys:rotate` runs it. */
function rotate(env: Record<string, string>): Promise<unknown> {
  const command = join(import.meta.dirname, '../../../src/operate.ts');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, 'keys:rotate'], { env: { PATH: process.env['PATH'], ...env } }, (error, output) =>
      error ? reject(error) : resolve(JSON.parse(output)),
    );
  });
}

/** Whether sealed text and tokens open: a call of Actionstep goes out with the stored token. */
async function readable(means: ConnectMeans): Promise<boolean> {
  const caller = await personOf('mere', means);
  const status = await connectionStatus(caller, means);
  const me = await withAccessToken(caller, means, (access) => whoAmI(access));
  return status.state === 'connected' && status.timekeeper === 'Mere Tāwhai' && me.participantId === '14';
}

async function readableWith({ means }: Vault, open: () => Promise<Database>): Promise<boolean> {
  const database = await open();
  try {
    return await readable({ ...means, database });
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('The keyring has no key')) return false;
    throw error;
  } finally {
    await database.close();
  }
}
