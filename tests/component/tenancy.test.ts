import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, tables } from '../../src/database/index.ts';
import { moves } from '../../src/domain/entry-state.ts';
import type { FirmId, PersonId } from '../../src/domain/ids.ts';
import { callerFor, provisionFirm } from '../../src/firms/index.ts';
import { databaseKinds, openTestDatabase } from './backend/test-database.ts';

describe.each(databaseKinds)('tenancy on %s', (kind) => {
  let opened: Awaited<ReturnType<typeof openTestDatabase>>;
  let ours: FirmId;
  let theirs: FirmId;
  let theirPerson: PersonId;

  beforeAll(async () => {
    opened = await openTestDatabase(kind);
    const means = { database: opened.database, now: () => new Date() };
    ours = await provisionFirm({ tenantId: 'tenant-a', name: 'Ours' }, means);
    theirs = await provisionFirm({ tenantId: 'tenant-b', name: 'Theirs' }, means);
    const identity = { tenantId: 'tenant-b', oid: '33333333-3333-4333-8333-333333333333', name: 'A', email: 'a@b.example' };
    theirPerson = (await callerFor(identity, means)).person;
  });
  afterAll(() => opened.drop());

  test('a firm reads only its own rows', async () => {
    const names = await opened.database.withFirm(ours, ({ tx }) => tx.select({ name: tables.firm.name }).from(tables.firm));
    expect(names).toEqual([{ name: 'Ours' }]);
    expect(await opened.database.withFirm(ours, ({ tx }) => tx.select().from(tables.person))).toEqual([]);
  });

  test('a row of another firm can neither be written nor taken over', async () => {
    const row = {
      firmId: theirs,
      id: newId<string>(),
      number: '1',
      reference: '',
      name: 'x',
      clients: [],
      status: 'active' as const,
      billable: true,
      updatedAt: new Date(),
    };
    await expect(opened.database.withFirm(ours, ({ tx }) => tx.insert(tables.matter).values(row))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    const changed = await opened.database.withFirm(ours, ({ tx }) =>
      tx.update(tables.person).set({ role: 'admin' }).where(eq(tables.person.id, theirPerson)).returning(),
    );
    expect(changed).toEqual([]);
  });

  test("a foreign key cannot point at another firm's row", async () => {
    const row = {
      firmId: ours,
      id: newId<string>(),
      personId: theirPerson,
      kind: 'mail' as const,
      fingerprint: 'f',
      content: '',
      capturedAt: new Date(),
    };
    await expect(opened.database.withFirm(ours, ({ tx }) => tx.insert(tables.evidence).values(row))).rejects.toMatchObject({
      cause: { code: '23503' },
    });
  });

  test('without a firm there are no rows', async () => {
    expect(await opened.database.withDirectory((tx) => tx.select().from(tables.firm))).toEqual([]);
    expect(await opened.database.withDirectory((tx) => tx.select().from(tables.firmKey))).toEqual([]);
  });

  test('every door works as role app, which may not change the schema', async () => {
    const who = await opened.database.withFirm(ours, ({ tx }) => tx.execute<{ current_user: string }>(sql`select current_user`));
    expect(who).toMatchObject({ rows: [{ current_user: 'app' }] });
    await expect(opened.database.withDirectory((tx) => tx.execute(sql`drop table matter cascade`))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });

  test('row-level security is enabled and forced on every table', async () => {
    const open = await opened.database.withDirectory((tx) =>
      tx.execute<{ relname: string }>(
        sql`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`,
      ),
    );
    expect(open).toMatchObject({ rows: [] });
  });

  test('the table of moves in the database is the one of the domain', async () => {
    const result = await opened.database.withDirectory((tx) => tx.execute(sql`select from_state, to_state from entry_move`));
    const inDatabase = (result as { rows: { from_state: string; to_state: string }[] }).rows.map(
      (row) => `${row.from_state}>${row.to_state}`,
    );
    const inDomain = Object.entries(moves).flatMap(([from, to]) => to.map((state) => `${from}>${state}`));
    expect(inDatabase.sort()).toEqual(inDomain.sort());
  });
});
