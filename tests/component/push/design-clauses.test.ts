import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EntryView } from '../../../src/contract/entry.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { entryBody } from '../stand-in/sign-in.ts';
import { type Desk, sitDown } from './at-desk.ts';

let number = 0;
/** A narrative that no other entry has. */
const words = () => {
  number += 1;
  return `Perusing letter ${number} from client concerning the statements of the trust`;
};

describe.each(databaseKinds)('every clause of pushing exactly once, on %s', (kind) => {
  let desk: Desk;
  afterEach(() => desk.close());

  const posts = async () =>
    (await desk.control.requests()).filter(({ method, path }) => method === 'POST' && String(path).includes('timeentries')).length;
  const remoteOf = async (entry: EntryView) => (await desk.rows(entry)).map(({ id }) => String(id));

  test('what Actionstep applies after the time-out is found and not sent again, because nobody looks before the grace is over', async () => {
    desk = await sitDown(kind, { timeout: 300 });
    await desk.control.fault({ kind: 'delay-before', millis: 900, method: 'POST', path: 'rest/timeentries' });
    const entry = await desk.intend({ narrative: words() });
    await desk.drain();
    desk.clock.ahead += 10_000;
    await desk.drain();
    expect(await desk.again(entry)).toMatchObject({ state: 'pushing', problem: { code: 'outcome-unknown', mend: null } });
    await vi.waitFor(async () => expect(await desk.rows(entry)).toHaveLength(1), { timeout: 5000, interval: 50 });
    await desk.pass();
    expect(await desk.again(entry)).toMatchObject({ state: 'pushed' });
    expect(await desk.rows(entry)).toHaveLength(1);
  });

  test('a lease lost in the middle of a POST sends nothing twice', async () => {
    desk = await sitDown(kind);
    await desk.control.fault({ kind: 'delay-before', millis: 700, method: 'POST', path: 'rest/timeentries' });
    const entry = await desk.intend({ narrative: words() });
    await vi.waitFor(async () => expect(await desk.control.struck()).toHaveLength(1), { timeout: 5000, interval: 10 });
    // Past the end of the lease, not of the grace: another backend would take the job now, and here the same one does.
    desk.clock.ahead += 40_000;
    await desk.drain();
    await desk.pass();
    expect(await desk.again(entry)).toMatchObject({ state: 'pushed' });
    expect(await desk.rows(entry)).toHaveLength(1);
    expect(await posts()).toBe(1);
  });

  test('a 500 that is a validation error in Actionstep is failed after three sends, with its words and the act that mends it', async () => {
    desk = await sitDown(kind, { validationStatus: 500, quickCodeRequired: true });
    const entry = await desk.intend({ narrative: words() });
    await desk.pass(5);
    const failed = await desk.again(entry);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'actionstep-unexpected', mend: 'retry' } });
    expect(failed.problem?.message).toMatch(/failed 3 times.*quick ?code/i);
    expect(await posts()).toBe(3);
    expect(await desk.rows(entry)).toHaveLength(0);
  });

  describe('two rows of ours', () => {
    const twice = async (): Promise<{ entry: EntryView; ids: string[] }> => {
      desk = await sitDown(kind);
      await desk.control.fault({ kind: 'drop-after', method: 'POST', path: 'rest/timeentries' });
      const entry = await desk.intend({ narrative: words() });
      await desk.drain();
      const [first] = await desk.rows(entry);
      const fields = { description: entry.narrative, importExternalReference: first?.['importExternalReference'] };
      await (await desk.byHand()).post('timeentries', entryBody(fields));
      await desk.pass();
      return { entry: await desk.again(entry), ids: await remoteOf(entry) };
    };

    test('are flagged, the younger named; taken back by a word of the person, the elder is left and the entry is pushed', async () => {
      const { entry, ids } = await twice();
      const [younger, elder] = ids;
      expect(entry).toMatchObject({ state: 'unconfirmed', problem: { mend: 'take-back' } });
      expect(entry.problem?.message).toContain(`The younger, ${younger}, is on no bill`);
      await desk.verb(entry, 'recall');
      await desk.pass();
      expect(await remoteOf(entry)).toEqual([elder]);
      expect(await desk.again(entry)).toMatchObject({ state: 'pushed', pushed: { remoteId: elder }, problem: null });
    });

    test('of which the younger was billed meanwhile are both left, and the entry says so', async () => {
      const { entry, ids } = await twice();
      await desk.control.call('POST', 'bill', { entries: [Number(ids[0])], reference: 'INV-7' });
      await desk.verb(entry, 'recall');
      await desk.pass();
      expect(await remoteOf(entry)).toEqual(ids);
      const still = await desk.again(entry);
      expect(still).toMatchObject({ state: 'unconfirmed', problem: { mend: 'decide' } });
      expect(await desk.mere.call('POST', `/api/entries/${entry.id}/recall`, { version: still.version })).toMatchObject({ status: 409 });
    });
  });

  describe('an entry typed by hand that is equal in all but the reference', () => {
    const typed = async (entry: EntryView) =>
      (await desk.byHand()).post(
        'timeentries',
        entryBody({ description: entry.narrative, actualHours: '0.04', billableHours: entry.hours }),
      );

    test('is not taken for ours: ours goes beside it', async () => {
      desk = await sitDown(kind);
      const approved = await desk.approve({ narrative: words() });
      await typed(approved);
      const [byHand] = await remoteOf(approved);
      await desk.verb(approved, 'push');
      await desk.pass();
      const { pushed } = await desk.again(approved);
      expect(await remoteOf(approved)).toHaveLength(2);
      expect(pushed?.remoteId).not.toBe(byHand);
    });

    test('is no proof after an unknown outcome either: a person is shown both and decides, and what they say is done', async () => {
      desk = await sitDown(kind);
      const [mine, other] = [await desk.approve({ narrative: words() }), await desk.approve({ narrative: words() })];
      for (const entry of [mine, other]) {
        await typed(entry);
        await desk.control.fault({ kind: 'drop-before', method: 'POST', path: 'rest/timeentries' });
        await desk.verb(entry, 'push');
        await desk.pass();
        const [byHand] = await remoteOf(entry);
        const unsure = await desk.again(entry);
        expect(unsure).toMatchObject({ state: 'unconfirmed', problem: { code: 'outcome-unknown', mend: 'decide' } });
        expect(unsure.problem?.message).toContain(`entry ${byHand}`);
      }
      await desk.verb(await desk.again(mine), 'decide', { answer: 'there' });
      await desk.verb(await desk.again(other), 'decide', { answer: 'not-there' });
      await desk.pass();
      expect(await remoteOf(mine)).toHaveLength(1);
      expect(await desk.again(mine)).toMatchObject({ state: 'pushed', pushed: { remoteId: (await remoteOf(mine))[0], hours: '0.10' } });
      expect(await remoteOf(other)).toHaveLength(2);
      expect(await desk.again(other)).toMatchObject({ state: 'pushed', pushed: { remoteId: (await remoteOf(other))[0] } });
    });
  });

  describe('a system without a reference', () => {
    test('that keeps seconds is looked up by the start, once a read-back has shown that it keeps them', async () => {
      desk = await sitDown(kind, { ebm: false });
      const first = await desk.intend({ narrative: words() });
      await desk.pass();
      expect(await desk.again(first)).toMatchObject({ state: 'pushed' });
      await desk.control.fault({ kind: 'drop-after', method: 'POST', path: 'rest/timerecords' });
      const second = await desk.intend({ narrative: words() });
      await desk.pass();
      expect(await desk.again(second)).toMatchObject({ state: 'pushed' });
      expect(await desk.rows(second)).toHaveLength(1);
      const starts = (await desk.control.ledger()).map(({ startTime }) => startTime);
      expect(new Set(starts).size).toBe(2);
    });

    test('that cuts them is not trusted: the entry is not sent again, and a person is asked', async () => {
      desk = await sitDown(kind, { ebm: false, startSeconds: 'cut' });
      await desk.intend({ narrative: words() });
      await desk.pass();
      await desk.control.fault({ kind: 'drop-after', method: 'POST', path: 'rest/timerecords' });
      const second = await desk.intend({ narrative: words() });
      await desk.pass(3);
      expect(await desk.again(second)).toMatchObject({ state: 'unconfirmed', problem: { mend: 'decide' } });
      expect(await desk.rows(second)).toHaveLength(1);
    });
  });

  test.runIf(kind === 'postgres')(
    'a database put back to before the push finds the entry in Actionstep instead of sending it again',
    async () => {
      desk = await sitDown(kind);
      const approved = await desk.approve({ narrative: words() });
      await desk.verb(approved, 'push');
      await desk.drain();
      expect(await desk.rows(approved)).toHaveLength(1);
      // What a restored backup knows: approved, and no push. A restore ends every connection.
      const client = new pg.Client({ connectionString: desk.databaseUrl ?? '' });
      await client.connect();
      await client.query('set session_replication_role = replica');
      await client.query(`delete from receipt_event where entry_id = '${approved.id}' and sequence > ${approved.version}`);
      await client.query(`delete from outbox where entry_id = '${approved.id}'`);
      await client.query(`update entry set state = 'approved', version = ${approved.version} where id = '${approved.id}'`);
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
      await vi.waitFor(async () => expect(await desk.again(approved)).toMatchObject({ state: 'approved' }), { timeout: 5000 });
      await desk.verb(approved, 'push');
      await desk.drain();
      expect((await desk.again(approved)).problem?.message).toContain('it first looks whether Actionstep has this entry');
      await desk.pass();
      expect(await desk.again(approved)).toMatchObject({ state: 'pushed' });
      expect(await desk.rows(approved)).toHaveLength(1);
    },
  );
});
