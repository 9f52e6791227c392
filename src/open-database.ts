import { join } from 'node:path';
import type { Config } from './config.ts';
import { type Database, embeddedKeyring, openEmbedded, openPostgres, parseKeyring } from './database/index.ts';

/** Opens the database that the configuration names, migrated: PostgreSQL where DATABASE_URL is set, else the embedded one. */
export async function openDatabase(config: Config): Promise<Database> {
  const { keyring: given, databaseUrl } = config.mode === 'live' ? config : { keyring: undefined, databaseUrl: undefined };
  const keyring = given === undefined ? await embeddedKeyring(join(config.dataDir, 'keyring')) : parseKeyring(given);
  return databaseUrl === undefined ? openEmbedded(config.dataDir, keyring) : openPostgres(databaseUrl, keyring);
}
