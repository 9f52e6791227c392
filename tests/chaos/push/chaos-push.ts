import { setTimeout as pause } from 'node:timers/promises';
import { exportJWK, generateKeyPair } from 'jose';
import { pushSteps } from '../../../src/push/index.ts';
import { startFaultProxy } from '../../component/backend/fault-proxy.ts';
import { logins, raiseStorm, rollBack } from './faults.ts';
import { openFleet } from './fleet.ts';
import { type Lawyer, type Meant, openLawyer } from './lawyer.ts';
import { clientId, openEmbeddedStore, openPostgresStore, type Store, startSandbox, tenantId } from './stage.ts';
import { openTally } from './tally.ts';
import { judge, type Verdict } from './verdict.ts';

export type ChaosOptions = { entries: number; short: boolean; only: string | undefined };

/*
 * Scaled: live, a call may take 30 s and Actionstep is given 30 s more to apply it late (grace 60 s). Here a call may take
 * 0.7 s, the latest apply comes after 1 s, and the grace is 2.4 s; so the 30 s by which the database is put back are 2 s
 * (short) or 6 s: longer than a call, shorter and longer than the grace.
 */
const timeout = 700;
const graceMillis = 2400;
const leaseMillis = 4000;

const sandboxKinds = ['drop-before', 'drop-after', 'error-after', 'too-many', 'delay-before'];

/** Pushes entries while everything breaks; true when every promise held and every fault has struck. Prints the verdict. */
export async function chaosPush({ entries, short, only }: ChaosOptions): Promise<boolean> {
  const postgres = process.env['TEST_DATABASE_URL'] !== undefined && only !== 'embedded';
  const runs: Run[] = [];
  const alone = only !== undefined || !postgres;
  const embedded = alone ? entries : Math.round(entries * (short ? 0.25 : 1));
  if (only !== 'postgres') runs.push({ name: 'embedded', backends: 1, entries: embedded, open: openEmbeddedStore });
  if (postgres)
    runs.push({ name: 'postgres', backends: 4, entries: short && !alone ? entries - embedded : entries, open: openPostgresStore });
  const total: Verdict = { approved: 0, inActionstep: 0, failedVisible: 0, lost: 0, duplicate: 0, wrongField: 0, faults: {} };
  // Both at once: most of a run is waiting.
  const told = await Promise.all(runs.map((run) => tell(run, short)));
  for (const { verdict } of told) add(total, verdict);
  say(JSON.stringify(total));
  return told.every(({ missing }) => missing.length === 0) && total.lost === 0 && total.duplicate === 0 && total.wrongField === 0;
}

type Run = { name: string; backends: number; entries: number; open: () => Promise<Store> };

async function tell(run: Run, short: boolean): Promise<{ verdict: Verdict; missing: string[] }> {
  const began = performance.now();
  const verdict = await chaosOn(run, short);
  const missing = kindsOf(run.backends).filter((kind) => !verdict.faults[kind]);
  say(`${run.name}, ${run.backends} backend(s), ${((performance.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(verdict)}`);
  if (missing.length > 0) say(`These faults never struck on ${run.name}: ${missing.join(', ')}.`);
  return { verdict, missing };
}

function kindsOf(backends: number): string[] {
  const kills = pushSteps.map((step) => `kill-at-${step}`);
  const others = ['kill-at-random', 'token-expiry', 'proxy-drop', 'database-rolled-back'];
  return [...sandboxKinds, ...kills, ...others, ...(backends > 1 ? ['connection-terminated'] : [])];
}

function add(total: Verdict, one: Verdict): void {
  for (const name of ['approved', 'inActionstep', 'failedVisible', 'lost', 'duplicate', 'wrongField'] as const) total[name] += one[name];
  for (const [kind, times] of Object.entries(one.faults)) total.faults[kind] = (total.faults[kind] ?? 0) + times;
}

async function chaosOn({ backends, entries, open }: Run, short: boolean): Promise<Verdict> {
  const tally = openTally();
  const sandbox = await startSandbox(['spentRefreshToken=refused']);
  const proxy = await startFaultProxy(sandbox.origin);
  const store = await open();
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const { authorizeUrl, tokenUrl, clientId: appId, clientSecret } = sandbox.descriptor;
  const fleet = await openFleet(
    backends,
    {
      ...store.where,
      keyring: store.keyring,
      actionstep: {
        authorizeUrl,
        tokenUrl: tokenUrl.replace(sandbox.origin, proxy.origin),
        clientId: appId,
        clientSecret,
        redirectUri: 'http://127.0.0.1:9/connect/callback',
        allowedHosts: [new URL(proxy.origin).host],
        timeout,
      },
      publicKey: { ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'chaos' },
      tenantId,
      clientId,
      graceMillis,
      leaseMillis,
    },
    tally,
  );
  try {
    const lawyers = await Promise.all(logins.map((login) => openLawyer(login, privateKey, fleet)));
    const meant = await approveAll(lawyers, entries);
    const world = { sandbox, proxy, store, fleet, tally };
    const storm = raiseStorm(world, backends);
    const desk = sitAtDesk(lawyers, short ? 1 : 8);
    await pause(short ? 4000 : 20_000);
    await rollBack(world, short ? 2000 : 6000);
    await waitFor(() => allStruck(backends, tally), short ? 40_000 : 90_000);
    await storm.calm();
    await fleet.calm();
    desk.calm();
    await waitFor(desk.isDone, short ? 60_000 : 180_000);
    await desk.leave();
    return { ...(await judge(meant, lawyers, sandbox)), faults: tally.counts() };
  } finally {
    await fleet.close();
    await proxy.close();
    await sandbox.close();
    await store.close();
  }
}

async function approveAll(lawyers: readonly Lawyer[], entries: number): Promise<Meant[]> {
  for (const lawyer of lawyers) {
    await lawyer.connect();
    await lawyer.waitForMatters();
  }
  const numbers = Array.from({ length: entries }, (_, number) => number);
  const shares = lawyers.map((lawyer, index) => lawyer.approve(numbers.filter((number) => number % lawyers.length === index)));
  return (await Promise.all(shares)).flat();
}

/** The people at work: they push what is approved, a few at a time, connect again when asked to, and look until nothing is under way. */
function sitAtDesk(lawyers: readonly Lawyer[], fewAtATime: number) {
  let left = false;
  let calm = false;
  const underWay = new Map<string, number | undefined>();
  const loops = lawyers.map(async (lawyer) => {
    while (!left) {
      await lawyer.mendConnection();
      underWay.set(lawyer.login, await lawyer.pushSome(calm ? 100 : fewAtATime, calm));
      await pause(calm ? 400 : 800);
    }
  });
  return {
    calm: () => {
      calm = true;
      underWay.clear();
    },
    isDone: () => lawyers.every(({ login }) => underWay.get(login) === 0),
    leave: async () => {
      left = true;
      await Promise.all(loops);
    },
  };
}

function allStruck(backends: number, tally: ReturnType<typeof openTally>): boolean {
  const byUs = kindsOf(backends).filter((kind) => !sandboxKinds.includes(kind) && kind !== 'proxy-drop');
  return byUs.every((kind) => tally.counts()[kind]);
}

async function waitFor(isDone: () => boolean, millis: number): Promise<void> {
  for (const end = performance.now() + millis; !isDone() && performance.now() < end; ) await pause(200);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
