import { exportJWK, generateKeyPair } from 'jose';
import type { FaultProxy } from '../../component/backend/fault-proxy.ts';
import { startFaultProxy } from '../../component/backend/fault-proxy.ts';
import { logins } from './faults.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { type Lawyer, openLawyer } from './lawyer.ts';
import { clientId, type Sandbox, type Store, startSandbox, tenantId } from './stage.ts';
import type { Tally } from './tally.ts';

export type Times = { timeout: number; graceMillis: number; leaseMillis: number };

/** Actionstep, a proxy before it, a database, backends, and people connected through them. */
export type World = { sandbox: Sandbox; proxy: FaultProxy; store: Store; fleet: Fleet; lawyers: Lawyer[]; close(): Promise<void> };

type Wish = { backends: number; times: Times; settings: readonly string[]; open: () => Promise<Store> };

export async function openWorld({ backends, times, settings, open }: Wish, tally: Tally): Promise<World> {
  const sandbox = await startSandbox(settings);
  const proxy = await startFaultProxy(sandbox.origin);
  const store = await open();
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const { authorizeUrl, tokenUrl, clientId: appId, clientSecret } = sandbox.descriptor;
  const actionstep = {
    authorizeUrl,
    tokenUrl: tokenUrl.replace(sandbox.origin, proxy.origin),
    clientId: appId,
    clientSecret,
    redirectUri: 'http://127.0.0.1:9/connect/callback',
    allowedHosts: [new URL(proxy.origin).host],
    timeout: times.timeout,
  };
  const key = { ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'chaos' };
  const { graceMillis, leaseMillis } = times;
  const task = { ...store.where, keyring: store.keyring, actionstep, publicKey: key, tenantId, clientId, graceMillis, leaseMillis };
  const fleet = await openFleet(backends, task, tally);
  const close = async () => {
    await fleet.close();
    await proxy.close();
    await sandbox.close();
    await store.close();
  };
  const lawyers = await Promise.all(logins.map((login) => openLawyer(login, privateKey, fleet)));
  for (const lawyer of lawyers) {
    await lawyer.connect();
    await lawyer.waitForMatters();
  }
  return { sandbox, proxy, store, fleet, lawyers, close };
}
