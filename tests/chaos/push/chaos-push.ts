import { setTimeout as pause } from 'node:timers/promises';
import { pushSteps } from '../../../src/push/index.ts';
import { raiseStorm, rollBack } from './faults.ts';
import type { Lawyer, Meant } from './lawyer.ts';
import { openEmbeddedStore, openPostgresStore, type Store } from './stage.ts';
import { openTally } from './tally.ts';
import { judge, type Verdict } from './verdict.ts';
import { openWorld } from './world.ts';

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
  const hasServer = process.env['TEST_DATABASE_URL'] !== undefined;
  const runs: Run[] = [
    { name: 'postgres', backends: 4, entries, open: openPostgresStore },
    { name: 'embedded', backends: 1, entries, open: openEmbeddedStore },
  ].filter(({ name }) => (name === 'embedded' || hasServer) && name === (only ?? name));
  // The short form takes one database: PostgreSQL where there is one.
  if (short) runs.splice(1);
  const total: Verdict = { approved: 0, inActionstep: 0, failedVisible: 0, lost: 0, duplicate: 0, wrongField: 0, faults: {} };
  let struck = true;
  for (const run of runs) {
    const { verdict, missing } = await tell(run, short);
    add(total, verdict);
    struck &&= missing.length === 0;
  }
  say(JSON.stringify(total));
  return struck && total.lost === 0 && total.duplicate === 0 && total.wrongField === 0;
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
  const world = await openWorld(
    { backends, times: { timeout, graceMillis, leaseMillis }, settings: ['spentRefreshToken=refused'], open },
    tally,
  );
  const { sandbox, fleet, lawyers } = world;
  try {
    const meant = await approveAll(lawyers, entries);
    const faults = { ...world, tally };
    const storm = raiseStorm(faults, backends);
    // One entry at a time and slowly, so that some are left for a process that dies at the last of the named steps.
    const each = fleet.startMillis * (backends > 1 ? 0.35 : 1) * (short ? 1 : 0.2);
    const desk = sitAtDesk(lawyers, { fewAtATime: short ? 1 : 4, pauseMillis: Math.max(300, each) });
    await pause(short ? 3000 : 20_000);
    await rollBack(faults, short ? 2000 : 6000);
    await waitFor(() => allStruck(backends, tally), Math.max(40_000, fleet.startMillis * 20));
    await storm.calm();
    await fleet.calm();
    desk.calm();
    await waitFor(desk.isDone, Math.max(short ? 60_000 : 180_000, fleet.startMillis * 20));
    await desk.leave();
    return { ...(await judge(meant, lawyers, sandbox)), faults: tally.counts() };
  } finally {
    await world.close();
  }
}

export async function approveAll(lawyers: readonly Lawyer[], entries: number): Promise<Meant[]> {
  const numbers = Array.from({ length: entries }, (_, number) => number);
  const shares = lawyers.map((lawyer, index) => lawyer.approve(numbers.filter((number) => number % lawyers.length === index)));
  return (await Promise.all(shares)).flat();
}

/** The people at work: they push what is approved, a few at a time, connect again when asked to, and look until nothing is under way. */
function sitAtDesk(lawyers: readonly Lawyer[], { fewAtATime, pauseMillis }: { fewAtATime: number; pauseMillis: number }) {
  let left = false;
  let calm = false;
  const underWay = new Map<string, number | undefined>();
  const loops = lawyers.map(async (lawyer) => {
    while (!left) {
      await lawyer.mendConnection();
      underWay.set(lawyer.login, await lawyer.pushSome(calm ? 100 : fewAtATime, calm));
      await pause(calm ? 400 : pauseMillis);
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
