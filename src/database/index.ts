export type { Database, FirmSession, Tx } from './database.ts';
export { databaseImage } from './database-image.ts';
export { addEmbeddedKey, embeddedKeyring } from './embedded-keyring.ts';
export { type Keyring, parseKeyring, unwrapKey, wrapKey, wrappedBy } from './keyring.ts';
export { newId } from './new-id.ts';
export { openEmbedded, openInMemory } from './open-embedded.ts';
export { migratePostgres, openPostgres } from './open-postgres.ts';
export type { Means } from './room-means.ts';
export * as tables from './schema/index.ts';
