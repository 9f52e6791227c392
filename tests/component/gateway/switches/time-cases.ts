import { expect } from 'vitest';
import {
  createTime,
  deleteTime,
  findByReference,
  probeTimeResource,
  readManyBack,
  type TimeWrite,
} from '../../../../src/actionstep/index.ts';
import type { Switches } from '../../../../src/sandbox/actionstep/switches.ts';
import { always, type Case, type Client, writeOf } from './open-client.ts';

type Cases<N extends keyof Switches> = { [K in N]: readonly Case<Switches[K]>[] };

/** Writes an entry; answers what Actionstep says it holds and what its accounts show. */
const written = async ({ access, inLedger }: Client, changes: Partial<TimeWrite> = {}) => {
  const write = writeOf(changes);
  const held = await createTime(await access(), 'timeentries', write);
  const lines = await inLedger(write);
  expect(lines).toHaveLength(1);
  expect(held).toMatchObject({ remoteId: String(lines[0]?.['id']), reference: write.reference });
  return { write, held, line: lines[0] ?? {} };
};

/** The hours it says are those of the accounts, whatever was sent. */
const saysHours = (billable: string) => async (client: Client) => {
  const { held, line } = await written(client, { billableHours: '0.25' });
  expect(held.billableHours).toBe(billable);
  expect(line['hours']).toBe(billable);
};

/** A write that Actionstep refuses for its hours. */
const faulty = { billableHours: '-0.10' };

const refusedInWords = async ({ access, inLedger }: Client) => {
  const write = writeOf(faulty);
  await expect(createTime(await access(), 'timeentries', write)).rejects.toMatchObject({
    code: 'actionstep-refused',
    message: expect.stringContaining('billableHours must not be less than zero'),
  });
  expect(await inLedger(write)).toEqual([]);
};

const withoutEntries = async ({ access }: Client) => {
  const line = await access();
  expect(await probeTimeResource(line)).toEqual({ resource: 'timerecords', referenceFilter: false });
  const write = writeOf({ startTime: '10:01:07' });
  const { remoteId } = await createTime(line, 'timerecords', write);
  expect(await findByReference(line, write, false, 'timerecords')).toMatchObject([{ remoteId }]);
  expect(await deleteTime(line, 'timerecords', remoteId)).toBe(true);
};

/** Deletes an entry that is on a bill. */
const deleteBilled = async (client: Client) => {
  const { held, write } = await written(client);
  await client.control.call('POST', 'bill', { entries: [Number(held.remoteId)], reference: 'INV-1' });
  const line = await client.access();
  expect(await readManyBack(line, 'timeentries', [held.remoteId])).toMatchObject([{ bill: 'INV-1' }]);
  const outcome = await deleteTime(line, 'timeentries', held.remoteId).catch((error: unknown) => error);
  return { outcome, left: (await client.inLedger(write)).length };
};
const isRefused = expect.objectContaining({ code: 'actionstep-refused', retry: 'after-person' });

const probesFilter = async (client: Client) => {
  const { write, held } = await written(client);
  await written(client);
  const line = await client.access();
  // Only our own row is ever taken for ours, even by a client that believes in the filter.
  expect(await findByReference(line, write, true)).toMatchObject([{ remoteId: held.remoteId }]);
  expect(await findByReference(line, writeOf(), true)).toEqual([]);
  return (await probeTimeResource(line)).referenceFilter;
};

const secondsOf = async ({ access }: Client) => {
  const line = await access();
  const write = writeOf({ startTime: '11:20:33', workDate: '2026-11-19' });
  const { remoteId } = await createTime(line, 'timerecords', write);
  const found = await findByReference(line, write, false, 'timerecords');
  await deleteTime(line, 'timerecords', remoteId);
  return found.length;
};

export const timeCases: Cases<
  | 'postStatus'
  | 'decimals'
  | 'referenceFilter'
  | 'unwrappedBodies'
  | 'bulkPost'
  | 'validationStatus'
  | 'errorsShape'
  | 'ebm'
  | 'withoutEbm'
  | 'omittedBillableHours'
  | 'billedEntries'
  | 'billedStatus'
  | 'startSeconds'
  | 'rounding'
  | 'roundingPlaces'
  | 'minimumBillableHours'
  | 'matterRequired'
  | 'quickCodeRequired'
  | 'ownerMustBeOnMatter'
> = {
  postStatus: always([200, 201], async (client) => void (await written(client))),
  decimals: always(['strings', 'numbers'], async (client) => {
    const { held } = await written(client);
    expect([held.actualHours, held.billableHours].map(Number)).toEqual([0.25, 0.3]);
    expect(typeof held.rate).toBe('string');
    expect(typeof held.amount).toBe('string');
  }),
  referenceFilter: [
    { value: 'honoured', holds: async (client) => expect(await probesFilter(client)).toBe(true) },
    { value: 'ignored', holds: async (client) => expect(await probesFilter(client)).toBe(false) },
  ],
  unwrappedBodies: always(['refused', 'accepted'], async (client) => void (await written(client))),
  bulkPost: always(['all-or-nothing', 'row-by-row'], async (client) => {
    await refusedInWords(client);
    await written(client);
  }),
  validationStatus: [
    { value: 422, holds: refusedInWords },
    {
      value: 500,
      holds: async ({ access, inLedger }) => {
        const write = writeOf(faulty);
        // It may have been an outage that applied the write: it is looked up, and the words are kept.
        await expect(createTime(await access(), 'timeentries', write)).rejects.toMatchObject({
          code: 'outcome-unknown',
          message: expect.stringContaining('billableHours must not be less than zero'),
        });
        expect(await findByReference(await access(), write, true)).toEqual([]);
        expect(await inLedger(write)).toEqual([]);
      },
    },
  ],
  errorsShape: always(['by-count', 'object', 'array'], refusedInWords),
  ebm: [
    {
      value: true,
      holds: async (client) => {
        await written(client);
        expect(await probeTimeResource(await client.access())).toMatchObject({ resource: 'timeentries' });
      },
    },
    { value: false, holds: withoutEntries },
  ],
  withoutEbm: always([404, 403, 500], withoutEntries, { ebm: false }),
  omittedBillableHours: always(['actual', 'zero', 'null'], async (client) => {
    // Always sent, also when nothing is to be billed.
    expect(await written(client, { billableHours: '0.00' })).toMatchObject({ line: { hours: '0.00', actualHours: '0.25' } });
  }),
  billedEntries: [
    { value: 'locked', holds: async (client) => expect(await deleteBilled(client)).toEqual({ outcome: isRefused, left: 1 }) },
    { value: 'changeable', holds: async (client) => expect(await deleteBilled(client)).toEqual({ outcome: true, left: 0 }) },
  ],
  billedStatus: always([422, 409], async (client) => expect(await deleteBilled(client)).toEqual({ outcome: isRefused, left: 1 })),
  startSeconds: [
    { value: 'kept', holds: async (client) => expect(await secondsOf(client)).toBe(1) },
    // A start without its seconds could be anybody's: it is never taken for ours.
    { value: 'cut', holds: async (client) => expect(await secondsOf(client)).toBe(0) },
  ],
  rounding: [
    { value: 'none', beside: { roundingPlaces: 1 }, holds: saysHours('0.25') },
    { value: 'swedish', beside: { roundingPlaces: 1 }, holds: saysHours('0.30') },
    { value: 'up', beside: { roundingPlaces: 1 }, holds: saysHours('0.30') },
    { value: 'down', beside: { roundingPlaces: 1 }, holds: saysHours('0.20') },
  ],
  roundingPlaces: [
    { value: 2, beside: { rounding: 'up' }, holds: saysHours('0.25') },
    { value: 1, beside: { rounding: 'up' }, holds: saysHours('0.30') },
  ],
  minimumBillableHours: [
    { value: 0, holds: saysHours('0.25') },
    { value: 0.5, holds: saysHours('0.50') },
  ],
  matterRequired: always([true, false], async (client) => void (await written(client))),
  quickCodeRequired: [
    { value: false, holds: async (client) => void (await written(client)) },
    {
      value: true,
      holds: async ({ access, inLedger }) => {
        const write = writeOf();
        await expect(createTime(await access(), 'timeentries', write)).rejects.toMatchObject({
          code: 'actionstep-refused',
          message: expect.stringContaining('quickCode is required'),
        });
        expect(await inLedger(write)).toEqual([]);
      },
    },
  ],
  ownerMustBeOnMatter: [
    { value: false, holds: (client) => writesOffMatter(client, true) },
    { value: true, holds: (client) => writesOffMatter(client, false) },
  ],
};

/** Mere is put on 1001, and does not stand on 1002. */
async function writesOffMatter(client: Client, isTaken: boolean): Promise<void> {
  await client.control.record('actionparticipants', { links: { action: '1001', participantType: '5', participant: '14' } });
  await written(client, { matterNumber: '1001' });
  const off = createTime(await client.access(), 'timeentries', writeOf({ matterNumber: '1002' }));
  if (isTaken) await expect(off).resolves.toMatchObject({ matterNumber: '1002' });
  else await expect(off).rejects.toMatchObject({ code: 'actionstep-refused', message: expect.stringContaining('participant') });
}
