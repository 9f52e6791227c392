import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import type { BotSettings } from '../../../bot/index.ts';
import type { ModelSettings } from '../../../src/domain/model-settings.ts';
import { firmOfTenant, provisionFirm } from '../../../src/firms/index.ts';
import { type GraphConfig, tokenVerifier } from '../../../src/microsoft/index.ts';
import { openBackend } from '../../../src/open-backend.ts';
import type { ActionstepOptions } from '../../../src/sandbox/actionstep/options.ts';
import { startActionstep } from '../../../src/sandbox/actionstep/start-actionstep.ts';
import { sandboxPeople } from '../../../src/sandbox/people.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type DatabaseKind, openTestDatabase } from './test-database.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
/** The second firm's, when one is asked for (`otherFirm`). */
export const otherTenantId = '11111111-1111-4111-8111-222222222222';
export const clientId = '22222222-2222-4222-8222-222222222222';

export type TestBackend = Awaited<ReturnType<typeof startBackend>>;

/** The real backend on a real database beside a real stand-in of Actionstep, with authentication on. */
export async function startBackend(
  kind: DatabaseKind,
  options: Partial<ActionstepOptions> & {
    graceMillis?: number;
    timeout?: number;
    graph?: GraphConfig;
    bot?: BotSettings;
    hooks?: boolean;
    model?: ModelSettings;
  } = {},
) {
  const { database, url, drop } = await openTestDatabase(kind);
  const actionstep = await startActionstep({ port: 0, ...options });
  const faults = await startFaultProxy(actionstep.origin);
  const clock = { ahead: 0 };
  // Hooks name an address before the backend listens at it.
  const port = options.hooks ? await freePort() : 0;
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'test' }] });
  const means = { database, now: () => new Date() };
  await provisionFirm({ tenantId, name: 'Test Firm', settings: { zone: 'Pacific/Auckland' } }, means);
  if (options.otherFirm) await provisionFirm({ tenantId: otherTenantId, name: 'Other Firm' }, means);
  const { authorizeUrl, tokenUrl, clientId: appId, clientSecret } = actionstep.descriptor;
  const logs: string[] = [];
  const backend = await openBackend({
    keys: 'environment',
    database,
    logger: pino({ level: 'debug', base: null }, { write: (line: string) => logs.push(line) }),
    paneDir: import.meta.dirname,
    actionstep: {
      authorizeUrl,
      tokenUrl: tokenUrl.replace(actionstep.origin, faults.origin),
      clientId: appId,
      clientSecret,
      redirectUri: 'http://127.0.0.1:9/connect/callback',
      ...(options.hooks ? { hooksUrl: `http://127.0.0.1:${port}/hooks/actionstep` } : {}),
      allowedHosts: [faults.origin, actionstep.descriptor.otherFirm?.apiEndpoint].flatMap((url) => (url ? [new URL(url).host] : [])),
      timeout: options.timeout ?? 3000,
    },
    verifyToken: tokenVerifier({
      keys,
      issuerFor: (tenant) => `https://login.test/${tenant}/v2.0`,
      clientId,
      allowedClients: [clientId],
      allowedTenants: [tenantId, ...(options.otherFirm ? [otherTenantId] : [])],
    }),
    paneConfig: { clientId, authority: 'https://login.test', scope: 'api://test/access_as_user', sandbox: true },
    csp: { frameAncestors: ["'self'"], connect: [], script: [] },
    secureCookies: false,
    now: () => new Date(Date.now() + clock.ahead),
    graceMillis: options.graceMillis ?? 60_000,
    rateLimit: 100_000,
    ...(options.graph ? { graph: options.graph } : {}),
    ...(options.model ? { model: options.model } : {}),
    ...(options.bot ? { bot: options.bot } : {}),
  });
  await backend.app.listen({ host: '127.0.0.1', port });
  const address = backend.app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    actionstep,
    faults,
    clock,
    backend,
    database,
    /** Where the database is, when it is PostgreSQL. */
    databaseUrl: url,
    logs,
    firm: await firmOfTenant(tenantId, means),
    /** An Entra token of a sandbox person, as claimed or changed. */
    token: (login: string, claims: Record<string, unknown> = {}, key = privateKey) => signToken(key, login, claims),
    close: async () => {
      await backend.close();
      await faults.close();
      await actionstep.close();
      await drop();
    },
  };
}

async function signToken(key: CryptoKey, login: string, claims: Record<string, unknown>): Promise<string> {
  const person = sandboxPeople.find((one) => one.login === login);
  return new SignJWT({
    ver: '2.0',
    tid: tenantId,
    oid: person?.oid ?? randomUUID(),
    azp: clientId,
    scp: 'access_as_user',
    name: person?.name ?? login,
    preferred_username: person?.email ?? `${login}@elsewhere.example`,
    aud: clientId,
    iss: `https://login.test/${tenantId}/v2.0`,
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'test' })
    .sign(key);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
