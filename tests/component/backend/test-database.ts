import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, databaseImage, openInMemory, openPostgres, parseKeyring } from '../../../src/database/index.ts';

export type DatabaseKind = 'embedded' | 'postgres';

/** The databases there are: PostgreSQL where TEST_DATABASE_URL names a server (CI always does). TEST_DATABASES narrows a run to one. */
const available: DatabaseKind[] = process.env['TEST_DATABASE_URL'] ? ['embedded', 'postgres'] : ['embedded'];

/** The databases this run covers. */
export const databaseKinds = available.filter((kind) => kind === (process.env['TEST_DATABASES'] ?? kind));

export const testKeyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`);

/** A fresh, migrated database of its own; `drop` closes and removes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<{ database: Database; url?: string; drop(): Promise<void> }> {
  if (kind === 'embedded') {
    const database = await openInMemory(testKeyring, await databaseImage());
    return { database, drop: database.close };
  }
  const { url, drop } = await makePostgres();
  const database = await openPostgres(url, testKeyring);
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}

/** An empty PostgreSQL database on the test server. */
export async function makePostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `matterclock_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
