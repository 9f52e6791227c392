import { databaseKinds, testKeyring } from '../../component/backend/test-database.ts';
import { openVault } from '../../component/gateway/open-vault.ts';
import { spawnWorker } from '../../component/gateway/spawn-worker.ts';
import { printFigures } from './figure.ts';

const backends = 8;
const calls = 200;

/** Eight backends on one PostgreSQL, each with 200 calls at once, at the moment the access token is over. */
export async function benchExpiry(): Promise<void> {
  const what = `${backends} backends x ${calls} calls at expiry`;
  if (!databaseKinds.includes('postgres')) {
    printFigures([{ what: `${what}: needs TEST_DATABASE_URL`, value: 'not run', must: '1', aim: '', holds: false }]);
    return;
  }
  const vault = await openVault('postgres');
  try {
    await vault.connect('mere');
    const { firm, person } = await vault.caller('mere');
    const keyring = [...testKeyring.keys].map(([id, key]) => `${id}:${key.toString('base64')}`).join(',');
    const task = { url: vault.url, keyring, actionstep: { ...vault.means.actionstep, timeout: 120_000 }, firm, person };
    const workers = await Promise.all(Array.from({ length: backends }, () => spawnWorker(task)));
    await vault.expire('mere');
    const before = vault.gate.asked();
    const began = performance.now();
    const ends = await Promise.all(workers.map((worker) => worker.call(calls)));
    const millis = performance.now() - began;
    const asked = vault.gate.asked() - before;
    const good = ends.reduce((sum, end) => sum + (end['participant 14'] ?? 0), 0);
    await Promise.all(workers.map((worker) => worker.kill()));
    printFigures([
      { what: `${what}: token requests`, value: String(asked), must: '1', aim: '', holds: asked === 1 },
      {
        what: `${what}: calls answered, in ${(millis / 1000).toFixed(1)} s`,
        value: String(good),
        must: String(backends * calls),
        aim: '',
        holds: good === backends * calls,
      },
    ]);
  } finally {
    await vault.close();
  }
}
