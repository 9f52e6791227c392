import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disconnect, withAccessToken } from '../../../src/connections/index.ts';
import { tables } from '../../../src/database/index.ts';
import type { JobResult } from '../../../src/jobs/index.ts';
import { countVisible, listForPerson, offeredMatters, readingProgress, syncMatters, visibleMatters } from '../../../src/matters/index.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { openVault, type Vault } from './open-vault.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const seeds = Array.from({ length: 450 }, (_, index) => ({
  id: 1001 + index,
  reference: `COM-2026-${String(index + 1).padStart(4, '0')}`,
  name: `Matter ${index + 1}`,
  clients: [`Client ${index + 1} <c${index + 1}@client${index + 1}.example>`],
  status: 'Active' as const,
}));

describe.each(databaseKinds)('reading matters on %s', { timeout: 60_000 }, (kind) => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await openVault(kind, { matters: seeds });
    await vault.connect('mere');
  }, 120_000);
  afterAll(() => vault.close());

  const control = async (method: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${vault.actionstep.origin}/sandbox/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  const forget = () => fetch(`${vault.actionstep.origin}/sandbox/requests`, { method: 'DELETE' });
  const requests = async (): Promise<{ path: string; query: string; login: string }[]> => {
    const body = await (await fetch(`${vault.actionstep.origin}/sandbox/requests`)).json();
    return (body as { requests: { path: string; query: string; login: string }[] }).requests;
  };
  const job = async (name: string) => ({ kind: 'job' as const, name, firm: (await vault.caller('mere')).firm });
  /** Runs slices until the reading is over. */
  const untilEnded = async (run: () => Promise<JobResult>) => {
    let result = await run();
    while (result.kind === 'again' && result.at.getTime() - vault.means.now().getTime() < 1000) result = await run();
    return result;
  };
  const sync = async () => {
    const caller = await job('matters-sync');
    return untilEnded(() => syncMatters(caller, vault.means));
  };
  const list = async (login: string) => {
    const { person } = await vault.caller(login);
    const caller = await job('matters-listing');
    return untilEnded(() => listForPerson(caller, person, vault.means));
  };
  const seen = async (login: string) => visibleMatters(await vault.caller(login), vault.means);
  const find = async (login: string, number: string) => (await seen(login)).find((matter) => matter.number === number);

  /** How many matters the database reckons with. */
  const sizeByStatistics = async () => {
    const size = sql<number>`reltuples`;
    const [row] = await vault.means.database.withDirectory((tx) => tx.select({ size }).from(sql`pg_class`).where(sql`relname = 'matter'`));
    return Number(row?.size);
  };

  test('a reading that fails at a page goes on at that page, and says how far it is meanwhile', async () => {
    vault.gate.instead = (path) => (/actions\?.*page=3/.test(path) ? { status: 503, type: 'text/plain', body: '' } : undefined);
    await expect(sync()).rejects.toMatchObject({ code: 'actionstep-unreachable' });
    expect(await readingProgress(await vault.caller('mere'), vault.means)).toEqual({ done: 400, total: 450 });
    expect(await vault.status('mere')).toMatchObject({ syncing: true });
    vault.gate.instead = undefined;
    await forget();
    await sync();
    expect((await requests()).filter(({ query }) => /[?&]page=1(&|$)/.test(`?${query}`))).toEqual([]);
    expect(await readingProgress(await vault.caller('mere'), vault.means)).toBeNull();
    expect(await vault.status('mere')).toMatchObject({ syncing: false });
    expect((await seen('mere')).length).toBe(450);
    // Without it foreign keys are checked by a plan for a small table, which reads every matter for each one stored.
    expect(await sizeByStatistics()).toBe(400);
    expect(await find('mere', '1001')).toMatchObject({ clients: ['Client 1'], clientEmails: ['c1@client1.example'], billable: true });
  });

  test('afterwards only what changed is read: name, status, billing, a new matter, a renamed client', async () => {
    await control('PUT', 'records/actions', { id: 1002, name: 'Renamed', status: 'Closed', overrideBillingStatus: 'Closed' });
    await control('PUT', 'records/actions', { id: 9001, name: 'New matter', reference: 'NEW-2026-0001' });
    const client = (await vaultClientOf('1003')) ?? '';
    await control('PUT', 'records/participants', {
      id: Number(client),
      firstName: 'Wiremu',
      lastName: 'Parata',
      displayName: 'Parata, Wiremu',
    });
    const before = await updatedAt('1004');
    await forget();
    vault.clock.ahead += 10 * minute;
    await sync();
    expect((await requests()).every(({ query }) => query.includes('modifiedTimestamp_gteq'))).toBe(true);
    expect(await find('mere', '1002')).toMatchObject({ name: 'Renamed', status: 'closed', billable: false });
    expect(await find('mere', '9001')).toMatchObject({ reference: 'NEW-2026-0001', clients: [] });
    expect(await find('mere', '1003')).toMatchObject({ clients: ['Wiremu Parata'] });
    expect(await updatedAt('1004')).toEqual(before);
  });

  test('a second person lists numbers only; a matter that only they may see is read with their grant', async () => {
    await control('PATCH', 'switches', { restricted: ['1005:mere', '9002:daniel'] });
    await control('PUT', 'records/actions', { id: 9002, name: 'For Daniel only', reference: 'SEC-2026-0001' });
    await vault.connect('daniel');
    await forget();
    await list('daniel');
    const asked = (await requests()).filter(({ path }) => path.includes('/actions'));
    expect(asked.every(({ login }) => login === 'daniel')).toBe(true);
    expect(asked.filter(({ query }) => query.includes('include=')).map(({ path }) => path)).toEqual(['/api/rest/actions/9002']);
    expect(await find('daniel', '1005')).toBeUndefined();
    expect(await find('daniel', '9002')).toMatchObject({ name: 'For Daniel only' });
    expect(await find('mere', '9002')).toBeUndefined();
    expect(await countVisible(await vault.caller('daniel'), vault.means)).toBe((await seen('daniel')).length);
    expect(await vault.status('daniel')).toMatchObject({ syncing: false });
  });

  test('what is offered is asked for again: lost access takes a matter out of sight at once, for that person only', async () => {
    const offered = async (login: string) => {
      const matters = (await seen(login)).filter(({ number }) => ['1010', '1011'].includes(number));
      const kept = await offeredMatters(await vault.caller(login), matters, vault.means);
      return kept.map(({ number }) => number).sort();
    };
    expect(await offered('daniel')).toEqual(['1010', '1011']);
    await control('PATCH', 'switches', { restricted: ['1005:mere', '9002:daniel', '1010:mere'] });
    vault.clock.ahead += 3 * minute;
    await forget();
    expect(await offered('daniel')).toEqual(['1011']);
    expect(await offered('daniel')).toEqual(['1011']);
    expect((await requests()).length).toBe(1);
    expect(await find('daniel', '1010')).toBeUndefined();
    expect(await offered('mere')).toEqual(['1010', '1011']);
  });

  test.each(['invisible', 'forbidden'])(
    'a restricted matter among others takes only itself away, whether %s',
    async (restrictedMatters) => {
      await control('PATCH', 'switches', { restrictedMatters, restricted: ['1005:mere', '9002:daniel', '1010:mere', '1021:mere'] });
      await list('daniel');
      vault.clock.ahead += 3 * minute;
      const matters = (await seen('mere')).filter(({ number }) => ['1020', '1021', '1022'].includes(number));
      const kept = await offeredMatters(await vault.caller('daniel'), matters, vault.means);
      expect(kept.map(({ number }) => number).sort()).toEqual(['1020', '1022']);
    },
  );

  test('while Actionstep cannot be asked the set of the day counts; one older than three days counts for nothing', async () => {
    const matters = (await seen('mere')).slice(0, 2);
    vault.gate.instead = () => ({ status: 503, type: 'text/plain', body: '' });
    vault.clock.ahead += 5 * minute;
    expect(await offeredMatters(await vault.caller('mere'), matters, vault.means)).toHaveLength(2);
    vault.clock.ahead += 4 * day;
    expect(await offeredMatters(await vault.caller('mere'), matters, vault.means)).toHaveLength(0);
    vault.gate.instead = undefined;
    vault.clock.ahead -= 4 * day;
  });

  test('the listing of the next day ends what a person may see no more', async () => {
    await control('PATCH', 'switches', { restricted: ['1005:mere', '9002:daniel', '1010:mere', '1030:mere'] });
    await list('daniel');
    expect(await find('daniel', '1030')).toBeDefined();
    vault.clock.ahead += day;
    await list('daniel');
    expect(await find('daniel', '1030')).toBeUndefined();
    expect(await find('daniel', '1031')).toBeDefined();
  });

  test("when the reader's grant dies the next person's takes over", async () => {
    await control('POST', 'revoke', { login: 'mere' });
    await control('PUT', 'records/actions', { id: 1040, name: 'Read by another' });
    vault.clock.ahead += 10 * minute;
    await sync();
    expect(await find('daniel', '1040')).toMatchObject({ name: 'Read by another' });
    expect(await vault.status('mere')).toMatchObject({ state: 'reconnect' });
  });

  test('who disconnects, or connects as another timekeeper, keeps nothing of what the old grant showed', async () => {
    await vault.connect('daniel', 'tom');
    expect(await countVisible(await vault.caller('daniel'), vault.means)).toBe(0);
    await list('daniel');
    expect(await find('daniel', '9002')).toBeUndefined();
    expect(await countVisible(await vault.caller('daniel'), vault.means)).toBeGreaterThan(400);
    await disconnect(await vault.caller('daniel'), vault.means);
    expect(await countVisible(await vault.caller('daniel'), vault.means)).toBe(0);
    const { firm, person } = await vault.caller('daniel');
    await expect(withAccessToken({ firm, person }, vault.means, async () => 1)).rejects.toMatchObject({ code: 'not-connected' });
  });

  async function vaultClientOf(number: string): Promise<string | undefined> {
    const clients = ((await rowOf(number))?.clients ?? []) as { id: string }[];
    return clients[0]?.id;
  }
  async function updatedAt(number: string): Promise<Date | undefined> {
    return (await rowOf(number))?.updatedAt;
  }
  async function rowOf(number: string) {
    const { firm } = await vault.caller('mere');
    const rows = await vault.database.withFirm(firm, ({ tx }) => tx.select().from(tables.matter).where(eq(tables.matter.number, number)));
    return rows[0];
  }
});
