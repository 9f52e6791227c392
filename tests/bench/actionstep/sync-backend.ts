import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type { ActionstepConfig } from '../../../src/actionstep/index.ts';
import { type ConnectMeans, connectionStatus } from '../../../src/connections/index.ts';
import { openEmbedded, openPostgres } from '../../../src/database/index.ts';
import { provisionFirm } from '../../../src/firms/index.ts';
import { countVisible } from '../../../src/matters/index.ts';
import { openBackend } from '../../../src/open-backend.ts';
import { testKeyring } from '../../component/backend/test-database.ts';
import { connectAs, personOf, tenantId } from '../../component/gateway/open-vault.ts';

/*
 * The whole backend as a process of its own, and nothing of the sandbox: starts, connects one person, waits until all of
 * the firm's matters have been read by its own jobs, and prints what that took, as JSON.
 */
export type SyncTask = { url?: string; folder: string; actionstep: ActionstepConfig };
export type SyncFigures = { matters: number; millis: number; idle: number; quarters: number[]; peak: number; kept: number };

const sampleMillis = 50;
const settleMillis = 3000;

const task = JSON.parse(process.argv[2] ?? '') as SyncTask;
const database = task.url === undefined ? await openEmbedded(task.folder, testKeyring) : await openPostgres(task.url, testKeyring);
const means: ConnectMeans = { database, actionstep: task.actionstep, now: () => new Date() };
await provisionFirm({ tenantId, name: 'Bench Firm', settings: { zone: 'Pacific/Auckland' } }, means);
const backend = await openBackend({
  keys: 'environment',
  database,
  logger: pino({ level: 'silent' }),
  paneDir: import.meta.dirname,
  actionstep: task.actionstep,
  verifyToken: async () => {
    throw new Error('nobody signs in here');
  },
  paneConfig: { clientId: 'bench', authority: 'https://login.test', scope: 'bench', sandbox: true },
  csp: { frameAncestors: ["'self'"], connect: [], script: [] },
  secureCookies: false,
});
await backend.app.listen({ host: '127.0.0.1', port: 0 });

function kept(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const caller = await personOf('mere', means);
// What starting left behind is cleared first: growth must not hide in it.
globalThis.gc?.();
await wait(settleMillis);
globalThis.gc?.();
const keptAtIdle = kept();
const samples: number[] = [];
const sample = () => void samples.push(process.memoryUsage.rss());
sample();
const idle = samples[0] ?? 0;
const timer = setInterval(sample, sampleMillis);
const began = performance.now();
await connectAs(caller, 'mere', means);
backend.worker.nudge();
for (;;) {
  const status = await connectionStatus(caller, means);
  if (status.state === 'connected' && !status.syncing) break;
  await wait(100);
}
const millis = performance.now() - began;
clearInterval(timer);
sample();
globalThis.gc?.();
const figures: SyncFigures = {
  matters: await countVisible(caller, means),
  millis,
  idle,
  quarters: [0.25, 0.5, 0.75, 1].map((share) => samples[Math.ceil(samples.length * share) - 1] ?? 0),
  peak: Math.max(...samples),
  kept: kept() - keptAtIdle,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await backend.close();
await database.close();
