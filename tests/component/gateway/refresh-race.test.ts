import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectMeans } from '../../../src/connections/index.ts';
import { openEmbedded, parseKeyring } from '../../../src/database/index.ts';
import { provisionFirm } from '../../../src/firms/index.ts';
import { startActionstep } from '../../../src/sandbox/actionstep/start-actionstep.ts';
import { databaseKinds, testKeyring } from '../backend/test-database.ts';
import { configFor, connectAs, openVault, personOf, tenantId, type Vault } from './open-vault.ts';
import { type GatewayWorker, spawnWorker } from './spawn-worker.ts';
import { startTokenGate } from './token-gate.ts';

const keyring = [...testKeyring.keys].map(([id, key]) => `${id}:${key.toString('base64')}`).join(',');
const interrupted =
  'not-connected: The connection to Actionstep was lost while it was being renewed. Connect again; nothing you approved is lost.';

/** Starting processes is slow where other tests run beside. */
const patient = { timeout: 120_000 };

describe.runIf(databaseKinds.includes('postgres'))('several backends on postgres', patient, () => {
  let vault: Vault;
  let before = 0;
  let workers: GatewayWorker[] = [];
  beforeAll(async () => {
    vault = await openVault('postgres');
  }, 120_000);
  beforeEach(async () => {
    await vault.connect('mere');
    before = vault.gate.asked();
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await vault.close();
  });

  const asked = () => vault.gate.asked() - before;
  const taskWith = async (timeout: number) => {
    const { firm, person } = await vault.caller('mere');
    return { url: vault.url, keyring, actionstep: { ...vault.means.actionstep, timeout }, firm, person };
  };
  /** So many backends whose lease on a renewal lasts eight seconds. */
  const spawn = async (count: number): Promise<GatewayWorker[]> => {
    const task = await taskWith(4000);
    workers = workers.filter((worker) => worker.isAlive());
    const missing = Array.from({ length: Math.max(0, count - workers.length) }, () => spawnWorker(task));
    workers.push(...(await Promise.all(missing)));
    return workers.slice(0, count);
  };

  test('at the moment of expiry all calls of all backends share one token request', async () => {
    const task = await taskWith(60_000);
    const backends = await Promise.all([1, 2, 3, 4].map(() => spawnWorker(task)));
    workers.push(...backends);
    await vault.expire('mere');
    const ends = await Promise.all(backends.map((backend) => backend.call(15)));
    expect(ends).toEqual(backends.map(() => ({ 'participant 14': 15 })));
    expect(asked()).toBe(1);
    await Promise.all(backends.map((backend) => backend.kill()));
  });

  test('a backend killed before its token request was applied is followed by another, and the grant lives', async () => {
    const [first, second] = await spawn(2);
    await vault.expire('mere');
    const reached = vault.gate.stopNext('before');
    void first?.call(1);
    const goOn = await reached;
    await first?.kill();
    // What is held is dropped with its process: the request never arrives.
    const call = second?.call(3);
    await expect(call).resolves.toEqual({ 'participant 14': 3 });
    goOn();
    expect(asked()).toBe(2);
    expect(await vault.status('mere')).toMatchObject({ state: 'connected', notice: null });
  });

  test('a backend killed between the rotation and its storing ends in a plain reconnect, never in a loop', async () => {
    const [first, second] = await spawn(2);
    await vault.expire('mere');
    const reached = vault.gate.stopNext('after');
    void first?.call(1);
    const goOn = await reached;
    await first?.kill();
    goOn();
    expect(await second?.call(5)).toEqual({ [interrupted]: 5 });
    expect(await second?.call(5)).toEqual({ [interrupted]: 5 });
    expect(asked()).toBe(2);
    expect(await vault.status('mere')).toMatchObject({ state: 'reconnect', notice: interrupted.replace('not-connected: ', '') });
    await vault.connect('mere');
    expect(await second?.call(5)).toEqual({ 'participant 14': 5 });
  });

  test('a backend killed while it stores the new tokens ends the same way', async () => {
    const [first, second] = await spawn(2);
    const { firm, person } = await vault.caller('mere');
    await vault.expire('mere');
    const reached = vault.gate.stopNext('after');
    void first?.call(1);
    const goOn = await reached;
    await vault.database.withFirm(firm, async ({ tx }) => {
      await tx.execute(`select 1 from connection where person_id = '${person}' for update`);
      goOn();
      // The row is locked here: the process is killed while its update waits for it.
      await waitingForLock(tx);
      await first?.kill();
    });
    expect(await second?.call(2)).toEqual({ [interrupted]: 2 });
    expect(asked()).toBe(2);
  });

  test('what a backend stored before it was killed is what the next one uses', async () => {
    const [first, second] = await spawn(2);
    await vault.expire('mere');
    expect(await first?.call(1)).toEqual({ 'participant 14': 1 });
    await first?.kill();
    expect(await second?.call(5)).toEqual({ 'participant 14': 5 });
    expect(asked()).toBe(1);
  });
});

describe('one backend on the embedded database', patient, () => {
  test('killed between the rotation and its storing, it says on its next start that the person must connect again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-vault-'));
    const actionstep = await startActionstep({ port: 0 });
    const gate = await startTokenGate(actionstep.origin);
    const config = configFor(actionstep.descriptor, gate, 4000);
    const { firm, person } = await expiredGrant(folder, config);
    const task = { folder, keyring, actionstep: config, firm, person };
    const reached = gate.stopNext('after');
    const first = await spawnWorker(task);
    void first.call(1);
    const goOn = await reached;
    await first.kill();
    goOn();
    const second = await spawnWorker(task);
    expect(await second.call(3)).toEqual({ [interrupted]: 3 });
    expect(await second.call(3)).toEqual({ [interrupted]: 3 });
    expect(gate.asked()).toBe(3);
    await second.kill();
    await gate.close();
    await actionstep.close();
    await rm(folder, { recursive: true, force: true });
  });
});

/** A grant on disk whose access token is over. */
async function expiredGrant(folder: string, actionstep: ConnectMeans['actionstep']) {
  const database = await openEmbedded(folder, parseKeyring(keyring));
  const means = { database, actionstep, now: () => new Date() };
  await provisionFirm({ tenantId, name: 'Test Firm' }, means);
  const caller = await personOf('mere', means);
  await connectAs(caller, 'mere', { ...means, now: () => new Date(Date.now() - 9 * 3_600_000) });
  await database.close();
  return caller;
}

/** Resolves once another session waits for a lock that this transaction holds. */
async function waitingForLock(tx: { execute(query: string): Promise<unknown> }): Promise<void> {
  for (;;) {
    const result = (await tx.execute('select count(*)::int as n from pg_locks where not granted')) as { rows: { n: number }[] };
    if ((result.rows[0]?.n ?? 0) > 0) return;
  }
}
