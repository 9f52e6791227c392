import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProxy } from '../../component/backend/fault-proxy.ts';
import type { Fleet } from './fleet.ts';
import type { Sandbox, Store } from './stage.ts';
import type { Tally } from './tally.ts';

type Faults = { sandbox: Sandbox; proxy: FaultProxy; store: Store; fleet: Fleet; tally: Tally };

export const logins = ['mere', 'daniel', 'priya', 'hamish'];
const writes = { method: 'POST', path: 'rest/timeentries', times: null };
const reads = { method: 'GET', path: 'rest/timeentries', times: null };

/** Strikes by share as long as they are planned: connections cut before and after applying, errors after it, late applies. */
const shares = [
  { kind: 'drop-before', share: 0.04, ...writes },
  { kind: 'drop-after', share: 0.05, ...writes },
  { kind: 'error-after', status: 500, share: 0.05, ...writes },
  { kind: 'error-before', status: 503, share: 0.03, ...writes },
  { kind: 'cut-body', share: 0.03, ...writes },
  { kind: 'delay-before', millis: 1000, share: 0.04, ...writes },
  { kind: 'drop-before', share: 0.04, ...reads },
  { kind: 'too-many', share: 0.03, ...reads },
];

/** Everything that may strike, at once, until `over` is said. The database is rolled back by `rollBackOnce`. */
export function raiseStorm({ sandbox, proxy, store, fleet, tally }: Faults, backends: number): { calm(): Promise<void> } {
  let over = false;
  fleet.beginDying();
  const every = async (millis: number, strike: () => Promise<void> | void) => {
    while (!over) {
      await pause(millis * (0.5 + Math.random()));
      if (!over) await Promise.resolve(strike()).catch(() => undefined);
    }
  };
  const plan = async () => {
    // Two of each for certain, one after another; then by chance.
    for (const [index, { share: _, ...fault }] of shares.entries()) {
      await sandbox.control('POST', 'faults', { ...fault, times: 2, skip: index });
    }
    for (const share of shares) await sandbox.control('POST', 'faults', share);
  };
  const loops = [
    plan(),
    // A backend alone would never come to its named step.
    ...(backends > 1 ? [every(6000, () => fleet.killOne())] : []),
    every(4000, async () => void (await sandbox.control('POST', 'faults', { kind: 'too-many', method: 'POST', path: 'rest/', times: 12 }))),
    every(4000, async () => {
      const login = logins[Math.floor(Math.random() * logins.length)];
      const { moved } = (await sandbox.control('POST', 'expire', { login, kind: 'access', inSeconds: 0 })) as { moved: number };
      tally.struck('token-expiry', moved);
    }),
    every(4000, async () => tally.struck('connection-terminated', await store.terminate())),
    every(1500, () => {
      if (proxy.plan.length < 2) proxy.plan.push(Math.random() < 0.5 ? 'drop-before' : 'drop-after');
    }),
  ];
  return {
    calm: async () => {
      over = true;
      proxy.plan.length = 0;
      await Promise.all(loops);
      const { struck } = (await sandbox.control('GET', 'faults')) as { struck: { kind: string }[] };
      for (const { kind } of struck) tally.struck(kind);
      if (proxy.struck.length > 0) tally.struck('proxy-drop', proxy.struck.length);
      await sandbox.control('DELETE', 'faults');
    },
  };
}

/** The database as it was `window` milliseconds ago, while all backends are down, as after a restored backup. */
export async function rollBack({ fleet, store, tally }: Faults, window: number): Promise<void> {
  await fleet.whileDown(store.snapshot);
  await pause(window);
  await fleet.whileDown(store.rollBack);
  tally.struck('database-rolled-back');
}
