import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { draftsAnswer, type EntryView, entryView } from '../../src/contract/entry.ts';
import { manyAnswer } from '../../src/contract/ledger.ts';
import { pushAnswer } from '../../src/contract/push.ts';
import { approveAll } from '../chaos/push/chaos-push.ts';
import type { Meant } from '../chaos/push/lawyer.ts';
import { openPostgresStore } from '../chaos/push/stage.ts';
import { openTally } from '../chaos/push/tally.ts';
import { openWorld, type World } from '../chaos/push/world.ts';
import { clientFor, connect } from '../component/backend/client.ts';
import { startBackend } from '../component/backend/start-backend.ts';
import { databaseKinds } from '../component/backend/test-database.ts';
import { sampleMail } from '../component/sample-mail.ts';

/*
 * Ledger and push, measured through the HTTP door. Costs are processor time of the backends, their queries and the time
 * they wait for locks, since two cores hold everything here. A backend has pushed 200 entries before it is measured.
 */
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const round = (value: number, places = 2) => Number(value.toFixed(places));
const live = { timeout: 5000, graceMillis: 8000, leaseMillis: 20_000 };

export async function benchPush(): Promise<void> {
  for (const kind of databaseKinds) await ledgerOn(kind);
  if (!databaseKinds.includes('postgres'))
    return say({ bench: 'push', note: 'TEST_DATABASE_URL is not set: no more than the ledger is measured' });
  const costs = new Map<number, Cost>();
  for (const backends of [1, 2, 4]) {
    const cost = await throughput(backends);
    costs.set(backends, cost);
    say({ bench: 'push', backends, ...cost });
  }
  const [one, four] = [costs.get(1), costs.get(4)];
  if (one && four) sayRatios('backends 4 : 1', one, four);
  const [few, many] = [await atDepth(100), await atDepth(100_000)];
  say({ bench: 'push', waiting: 100, ...few });
  say({ bench: 'push', waiting: 100_000, ...many });
  sayRatios('waiting 100,000 : 100', few, many);
  await shareOfLimit();
}

async function ledgerOn(kind: 'embedded' | 'postgres'): Promise<void> {
  const backend = await startBackend(kind);
  try {
    await connect(backend, 'mere');
    const mere = await clientFor(backend, 'mere');
    const [first] = (await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail())).entries;
    if (!first) throw new Error('no draft');
    const edits: number[] = [];
    const drafts: EntryView[] = [];
    for (let number = 0; number < 300; number += 1) {
      const copy = await mere.get(entryView, 'POST', `/api/entries/${first.id}/duplicate`);
      const workDate = `2026-11-${String(1 + (number % 18)).padStart(2, '0')}`;
      const began = performance.now();
      drafts.push(
        await mere.get(entryView, 'PATCH', `/api/entries/${copy.id}`, { version: 1, narrative: `Perusing letter ${number}`, workDate }),
      );
      edits.push(performance.now() - began);
    }
    const approvals: number[] = [];
    const pushes: number[] = [];
    for (let from = 0; from < drafts.length; from += 100) {
      const shown = drafts.slice(from, from + 100).map(({ id, version, matter }) => ({ id, version, matterId: matter?.id }));
      const approved = await timed(approvals, () => mere.get(manyAnswer, 'POST', '/api/entries/approve', { entries: shown }));
      const entries = approved.done.map(({ id, version }) => ({ id, version }));
      await timed(pushes, () => mere.get(pushAnswer, 'POST', '/api/pushes', { entries }));
      await backend.backend.worker.drain();
    }
    const perSecond = 1000 / (edits.reduce((sum, one) => sum + one, 0) / edits.length);
    const [editP99, approve100, push100] = [p99(edits), p99(approvals), p99(pushes)].map((millis) => round(millis, 1));
    say({ bench: 'ledger', database: kind, editsPerSecond: round(perSecond, 0), editP99, approve100P99: approve100, push100P99: push100 });
  } finally {
    await backend.close();
  }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work();
  times.push(performance.now() - began);
  return done;
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.99))] ?? 0;
}

/** For each entry: milliseconds of processor, queries, milliseconds waited for locks; and entries a second, for what it is worth. */
type Cost = { cpuMillis: number; queries: number; lockMillis: number; perSecond: number };

const measured = 400;

async function throughput(backends: number): Promise<Cost> {
  return withWorld(backends, [], async (world, client) => {
    const all = await approveAll(world.lawyers, measured + 200 * backends);
    await pushAll(world, client, all.slice(measured));
    return costOf(world, client, all.slice(0, measured));
  });
}

async function withWorld<T>(backends: number, settings: string[], work: (world: World, client: pg.Client) => Promise<T>): Promise<T> {
  const world = await openWorld({ backends, times: live, settings, open: openPostgresStore }, openTally());
  const client = new pg.Client({ connectionString: 'url' in world.store.where ? world.store.where.url : '' });
  try {
    await client.connect();
    await world.fleet.allUp();
    return await work(world, client);
  } finally {
    await client.end();
    await world.close();
  }
}

/** Pushes these entries and measures it. */
async function costOf(world: World, client: pg.Client, entries: readonly Meant[]): Promise<Cost> {
  const before = await world.fleet.used();
  const began = performance.now();
  const { pushed, lockMillis } = await pushAll(world, client, entries);
  const seconds = (performance.now() - began) / 1000;
  const after = await world.fleet.used();
  return {
    cpuMillis: round((after.cpu - before.cpu) / pushed),
    queries: round((after.queries - before.queries) / pushed),
    lockMillis: round(lockMillis / pushed, 3),
    perSecond: round(pushed / seconds, 1),
  };
}

const sampleEvery = 10;

/** Each person pushes theirs, 25 in one go; waits until all are settled, and adds up who waits for a lock meanwhile. */
async function pushAll({ lawyers }: World, client: pg.Client, entries: readonly Meant[]): Promise<{ pushed: number; lockMillis: number }> {
  const settled = async () => Number((await client.query("select count(*) from outbox where state = 'done'")).rows[0].count);
  const open = async () =>
    Number((await client.query("select count(*) from outbox where state <> 'done' and made_by <> $1", [nobody])).rows[0].count);
  const before = await settled();
  let lockMillis = 0;
  const intents = Promise.all(
    lawyers.map(async (lawyer) => {
      const own = entries.filter(({ timekeeper }) => timekeeper === lawyer.name);
      for (let from = 0; from < own.length; from += 25) await lawyer.push(own.slice(from, from + 25));
    }),
  );
  let intended = false;
  void intents.then(() => {
    intended = true;
  });
  while (!intended || (await open()) > 0) {
    const { rows } = await client.query(
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    lockMillis += Number(rows[0].count) * sampleEvery;
    await pause(sampleEvery);
  }
  await intents;
  return { pushed: (await settled()) - before, lockMillis };
}

/** Whose life the made-up rows are of. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** What a push costs while so many others wait for their next try: rows as a restored, busy system has them. */
async function atDepth(waiting: number): Promise<Cost> {
  return withWorld(1, [], async (world, client) => {
    const all = await approveAll(world.lawyers, measured + 100);
    await pushAll(world, client, all.slice(measured));
    await client.query('set session_replication_role = replica');
    const columns = (table: string, without: string) =>
      client
        .query(
          `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns where table_name = $1 and column_name <> all($2)`,
          [table, without.split(' ')],
        )
        .then(({ rows }) => String(rows[0].list));
    const entryColumns = await columns('entry', 'id state');
    await client.query(
      `insert into entry (id, state, ${entryColumns}) select gen_random_uuid(), 'pushing', ${entryColumns} from (select * from entry where state = 'pushed' limit 1) one, generate_series(1, ${waiting})`,
    );
    const outboxColumns = await columns('outbox', 'id entry_id reference state made_by');
    await client.query(
      `insert into outbox (id, entry_id, reference, state, made_by, ${outboxColumns}) select gen_random_uuid(), e.id, e.id::text, 'sent', '${nobody}', ${outboxColumns
        .split(', ')
        .map((name) => `one.${name}`)
        .join(', ')} from (select * from outbox where state = 'done' limit 1) one, entry e where e.state = 'pushing'`,
    );
    await client.query(
      `insert into job (id, firm_id, kind, subject_id, due_at) select gen_random_uuid(), firm_id, 'push', id, now() + interval '1 hour' from outbox where made_by = '${nobody}'`,
    );
    await client.query('set session_replication_role = origin');
    await client.query('analyze');
    return costOf(world, client, all.slice(0, measured));
  });
}

/** How much of a limit of 20 requests a second of the firm one backend uses. */
async function shareOfLimit(): Promise<void> {
  const limit = 20;
  await withWorld(1, [`firmRequestsPerSecond=${limit}`], async (world, client) => {
    const all = await approveAll(world.lawyers, 400);
    await world.sandbox.control('DELETE', 'requests');
    const began = performance.now();
    await pushAll(world, client, all);
    const seconds = (performance.now() - began) / 1000;
    const { requests } = (await world.sandbox.control('GET', 'requests')) as { requests: { status: number }[] };
    const refused = requests.filter(({ status }) => status === 429).length;
    say({
      bench: 'push',
      limitPerSecond: limit,
      shareUsed: round((requests.length - refused) / seconds / limit),
      refusedShare: round(refused / Math.max(1, requests.length), 3),
    });
  });
}

function sayRatios(what: string, base: Cost, other: Cost): void {
  const ratio = (name: 'cpuMillis' | 'queries') => round(other[name] / base[name]);
  // Where nobody waits at all a ratio says nothing; a tenth of a millisecond an entry counts as none.
  const lock = round(Math.max(other.lockMillis, 0.1) / Math.max(base.lockMillis, 0.1));
  say({ bench: 'push', ratio: what, cpu: ratio('cpuMillis'), queries: ratio('queries'), lock, must: '<= 1.2' });
}
