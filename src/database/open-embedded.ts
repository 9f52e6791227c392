import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Database, databaseOver } from './database.ts';
import { databaseImageIfThere } from './database-image.ts';
import type { Keyring } from './keyring.ts';
import { lockDirectory } from './lock-directory.ts';
import { makePrivateFolder } from './make-private-folder.ts';
import { migrationsFolder } from './migrations-folder.ts';

/** Opens (or makes) the embedded database under `dataDir`; throws config when it may not or another process holds it. */
export async function openEmbedded(dataDir: string, keyring: Keyring): Promise<Database> {
  await makePrivateFolder(dataDir);
  const release = lockDirectory(join(dataDir, 'database.lock'));
  try {
    const folder = join(dataDir, 'database');
    const fresh = !existsSync(join(folder, 'PG_VERSION'));
    const client = await start(folder, fresh ? await databaseImageIfThere() : undefined);
    return await prepare(client, keyring, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** A database in memory for tests; started from `image` when there is one. */
export async function openInMemory(keyring: Keyring, image?: Blob): Promise<Database> {
  const client = await PGlite.create(image === undefined ? {} : { loadDataDir: image });
  return prepare(client, keyring, () => undefined);
}

async function start(folder: string, image: Blob | undefined): Promise<PGlite> {
  return image === undefined ? PGlite.create(folder) : PGlite.create(folder, { loadDataDir: image });
}

async function prepare(client: PGlite, keyring: Keyring, release: () => void): Promise<Database> {
  const close = async () => {
    await client.close();
    release();
  };
  try {
    const driver = drizzle(client);
    await migrate(driver, { migrationsFolder });
    await client.exec('set session authorization app');
    const opened = new Date();
    return databaseOver('embedded', driver, keyring, { heldSince: () => opened, close });
  } catch (error) {
    await client.close();
    throw error;
  }
}
