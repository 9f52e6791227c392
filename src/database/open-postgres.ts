import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { AppError } from '../domain/errors.ts';
import { type Database, databaseOver } from './database.ts';
import type { Keyring } from './keyring.ts';
import { migrationsFolder } from './migrations-folder.ts';

/** Opens a PostgreSQL database, migrating it first under an advisory lock; throws config when it can't be reached. */
export async function openPostgres(url: string, keyring: Keyring): Promise<Database> {
  await migratePostgres(url);
  const pool = new pg.Pool({ connectionString: url, options: '-c role=app', max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return databaseOver('postgres', drizzle(pool), keyring, { heldSince: watchHold(pool), close: () => pool.end() });
}

/** The hold begins anew once every connection of it has ended: a database is put back only while nobody has it open. */
function watchHold(pool: pg.Pool): Database['heldSince'] {
  let since = new Date();
  const holding = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    if (holding.size === 0) since = new Date();
    holding.add(client);
    // Also keeps the process alive: a connection that breaks while it is in use says so here.
    client.on('error', () => holding.delete(client));
  });
  pool.on('remove', (client) => holding.delete(client));
  return () => since;
}

/** Brings the schema up to date; safe for any number of processes at once. */
export async function migratePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails its query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new AppError({ code: 'config', message: 'The database at DATABASE_URL cannot be reached.', retry: 'later', cause });
  }
  try {
    await client.query("select pg_advisory_lock(hashtext('matterclock migrations'))");
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
