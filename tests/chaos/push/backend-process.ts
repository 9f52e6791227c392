import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, type JWK } from 'jose';
import pg from 'pg';
import { pino } from 'pino';
import type { ActionstepConfig } from '../../../src/actionstep/index.ts';
import { openEmbedded, openPostgres, parseKeyring } from '../../../src/database/index.ts';
import { tokenVerifier } from '../../../src/microsoft/index.ts';
import { openBackend } from '../../../src/open-backend.ts';

/*
 * One backend as a process of its own. Says its port in a line; ends itself by SIGKILL at a named step of a push, after
 * saying so, when it was asked to. At SIGUSR2 it says how many queries it has made.
 */
export type BackendTask = {
  url?: string;
  folder?: string;
  keyring: string;
  actionstep: ActionstepConfig;
  publicKey: JWK;
  tenantId: string;
  clientId: string;
  graceMillis: number;
  leaseMillis: number;
  dieAt: string | null;
};

const task = JSON.parse(process.argv[2] ?? '') as BackendTask;
let queries = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  queries += 1;
  return Reflect.apply(query, this, args);
} as typeof query;
process.on('SIGUSR2', () => writeSync(1, `queries ${queries}\n`));

const keyring = parseKeyring(task.keyring);
const database = task.url === undefined ? await openEmbedded(task.folder ?? '', keyring) : await openPostgres(task.url, keyring);
const backend = await openBackend({
  keys: 'environment',
  database,
  logger: pino({ level: 'silent' }),
  paneDir: import.meta.dirname,
  actionstep: task.actionstep,
  verifyToken: tokenVerifier({
    keys: createLocalJWKSet({ keys: [task.publicKey] }),
    issuerFor: (tenant) => `https://login.test/${tenant}/v2.0`,
    clientId: task.clientId,
    allowedClients: [task.clientId],
    allowedTenants: [task.tenantId],
  }),
  paneConfig: { clientId: task.clientId, authority: 'https://login.test', scope: 'api://test/access_as_user', sandbox: true },
  csp: { frameAncestors: ["'self'"], connect: [], script: [] },
  secureCookies: false,
  graceMillis: task.graceMillis,
  leaseMillis: task.leaseMillis,
  longestPauseMillis: 2000,
  rateLimit: 1_000_000,
  onPushStep: (step) => {
    if (step !== task.dieAt) return;
    writeSync(1, `died at ${step}\n`);
    process.kill(process.pid, 'SIGKILL');
  },
});
await backend.app.listen({ host: '127.0.0.1', port: 0 });
writeSync(1, `port ${(backend.app.server.address() as AddressInfo).port}\n`);
