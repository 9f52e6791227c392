import { createHmac } from 'node:crypto';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import { AppError } from '../domain/errors.ts';
import type { FirmId } from '../domain/ids.ts';
import { type Keyring, openWith, sealWith, unwrapKey } from './keyring.ts';
import { firmKey } from './schema/index.ts';

type NoSchema = Record<string, never>;
/** Either driver, seen through Drizzle. */
export type Driver = PgDatabase<PgQueryResultHKT, NoSchema>;
/** An open transaction. */
export type Tx = PgTransaction<PgQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;

/** Text of people goes into the database only through here: bound to its table and row. */
export type Seals = {
  seal(table: string, row: string, value: unknown): string;
  /** The parsed JSON that was sealed; the caller gives it its type by zod. */
  open(table: string, row: string, sealed: string): unknown;
  /** A mark of a text under the firm's key: the same text gives the same mark, and the mark tells nothing of it. */
  mark(table: string, text: string): string;
};

/** What a room works with inside withFirm: one short transaction, cut to one firm. */
export type FirmSession = Seals & { firm: FirmId; tx: Tx };

export type Database = {
  readonly kind: 'embedded' | 'postgres';
  readonly keyring: Keyring;
  /** Runs `work` in one transaction as role app, for one firm. No network call belongs inside. */
  withFirm<T>(firm: FirmId, work: (session: FirmSession) => Promise<T>): Promise<T>;
  /** Runs `work` where no firm is known yet: only directory tables have rows. */
  withDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Since when this process has held the database without a break. A database that was put back to an earlier state has
   * broken every connection: what was written before this instant may have been more than is known now.
   */
  heldSince(): Date;
  close(): Promise<void>;
};

/** Builds the Database over a migrated driver whose connection is already role app. */
export function databaseOver(
  kind: Database['kind'],
  driver: Driver,
  keyring: Keyring,
  { heldSince, close }: Pick<Database, 'heldSince' | 'close'>,
): Database {
  const keys = new Map<string, Buffer>();
  return {
    kind,
    keyring,
    heldSince,
    close,
    withFirm: (firm, work) =>
      driver.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'app', true), set_config('app.firm_id', ${firm}, true)`);
        return work({ firm, tx, ...(await sealsOf(tx, firm, keyring, keys)) });
      }),
    withDirectory: (work) =>
      driver.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'app', true), set_config('app.firm_id', '', true)`);
        return work(tx);
      }),
  };
}

async function sealsOf(tx: Tx, firm: FirmId, keyring: Keyring, keys: Map<string, Buffer>): Promise<Seals> {
  if (!keys.has(firm)) {
    const rows = await tx.select({ wrapped: firmKey.wrapped }).from(firmKey);
    const wrapped = rows[0]?.wrapped;
    if (wrapped !== undefined) keys.set(firm, unwrapKey(keyring, firm, wrapped));
  }
  const key = () => {
    const found = keys.get(firm);
    if (!found) throw new AppError({ code: 'storage', message: 'This firm has no key yet.' });
    return found;
  };
  return {
    seal: (table, row, value) => sealWith(key(), `v1|${table}|${row}`, Buffer.from(JSON.stringify(value))),
    mark: (table, text) => createHmac('sha256', key()).update(`v1|${table}|${text}`).digest('base64url'),
    open: (table, row, sealed) => JSON.parse(openWith(key(), `v1|${table}|${row}`, sealed).toString('utf8')),
  };
}
