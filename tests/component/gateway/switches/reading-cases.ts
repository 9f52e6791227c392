import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import {
  type Access,
  createHook,
  createTime,
  deleteHook,
  deleteTime,
  findByReference,
  findNearby,
  probeTimeResource,
  readBilling,
  readChangedContacts,
  readHooks,
  readManyBack,
  readMatterNumbers,
  readMatters,
  readMattersByNumber,
  readStanding,
  seenAmong,
  whoAmI,
} from '../../../../src/actionstep/index.ts';
import { openLanes } from '../../../../src/actionstep/lane.ts';
import type { Switches } from '../../../../src/sandbox/actionstep/switches.ts';
import { always, type Case, type Client, writeOf } from './open-client.ts';

type Cases<N extends keyof Switches> = { [K in N]: readonly Case<Switches[K]>[] };

/** Everything the client asks, once. */
const asksEverything = async ({ access }: Client) => {
  const line = await access();
  const write = writeOf();
  const since = new Date('2026-01-01');
  await whoAmI(line);
  await probeTimeResource(line);
  await readMatters(line, 1, since);
  expect((await readMatterNumbers(line, 1, since)).numbers.length).toBeGreaterThan(0);
  await readChangedContacts(line, since);
  expect(await readMattersByNumber(line, ['1001'])).toMatchObject([{ number: '1001', reference: 'FAM-2026-0107' }]);
  expect(await readBilling(line, ['1001'])).toMatchObject([{ number: '1001', currency: 'NZD' }]);
  await readStanding(line, '14', ['1001', '1002']);
  await readHooks(line);
  const { remoteId } = await createTime(line, 'timeentries', write);
  expect(await findByReference(line, write, true)).toMatchObject([{ remoteId }]);
  expect(await findByReference(line, write, false)).toMatchObject([{ remoteId }]);
  expect((await findNearby(line, write, 'timeentries')).map((held) => held.remoteId)).toContain(remoteId);
  expect(await readManyBack(line, 'timeentries', [remoteId])).toMatchObject([{ remoteId }]);
  const start = { ...writeOf(), startTime: '09:15:37' };
  const record = await createTime(line, 'timerecords', start);
  expect(await findByReference(line, start, false, 'timerecords')).toMatchObject([{ remoteId: record.remoteId }]);
  expect(await deleteTime(line, 'timeentries', remoteId)).toBe(true);
  expect(await deleteTime(line, 'timerecords', record.remoteId)).toBe(true);
};

const allMatters = async (line: Access) => {
  const [numbers, gone]: [string[], string[]] = [[], []];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const got = await readMatters(line, page);
    pages = got.pages;
    numbers.push(...got.matters.map(({ number }) => number));
    gone.push(...got.gone);
  }
  return { numbers, gone };
};

const clientsAndOwnName = async ({ access }: Client) => {
  const line = await access();
  expect(await readMattersByNumber(line, ['1001'])).toMatchObject([{ clients: [{ name: 'Aroha Ngata' }] }]);
  expect(await whoAmI(line)).toMatchObject({ participantId: '14', name: 'Mere Tāwhai', zone: 'Pacific/Auckland' });
};

/** What each of two people sees of three matters. */
const seenBy = async ({ access }: Client) => {
  const asked = ['1003', '1004', '1005'];
  const [mere, daniel] = [await seenAmong(await access('mere'), asked), await seenAmong(await access('daniel'), asked)];
  return { mere: [...mere].sort(), daniel: [...daniel].sort() };
};

export const readingCases: Cases<
  | 'singleRow'
  | 'emptyList'
  | 'largestPageSize'
  | 'unknownNames'
  | 'orderOperators'
  | 'filterZone'
  | 'mediaTypes'
  | 'deletedMatters'
  | 'restrictedMatters'
  | 'restricted'
  | 'denied'
  | 'displayNames'
  | 'requestsPerSecond'
  | 'firmRequestsPerSecond'
  | 'retryAfter'
  | 'hookUnauthorised'
> = {
  singleRow: always(['object', 'array'], asksEverything),
  emptyList: always(['no-content', 'empty-array'], async ({ access }) => {
    const line = await access();
    expect(await findByReference(line, writeOf(), true)).toEqual([]);
    expect(await readChangedContacts(line, new Date(Date.now() + 86_400_000))).toEqual([]);
    expect(await readMatters(line, 99)).toMatchObject({ matters: [], page: 99, pages: 99 });
  }),
  largestPageSize: always([200, 30], async ({ access }) => {
    const { numbers } = await allMatters(await access());
    expect(numbers).toHaveLength(200);
    expect(new Set(numbers).size).toBe(200);
    expect((await seenAmong(await access(), numbers.slice(0, 120))).size).toBe(120);
  }),
  unknownNames: always(['ignored', 'refused'], asksEverything),
  orderOperators: always(['numbers-and-dates', 'anything'], asksEverything),
  filterZone: always(['utc', 'firm'], async ({ access }) => {
    const line = await access();
    // Half past midnight and half an hour before it: on other days in UTC than in the firm's zone.
    for (const startTime of ['00:30:11', '23:30:11']) {
      const [entry, record] = [writeOf({ startTime }), writeOf({ startTime })];
      await createTime(line, 'timeentries', entry);
      const { remoteId } = await createTime(line, 'timerecords', record);
      expect(await findByReference(line, entry, false)).toHaveLength(1);
      expect((await findByReference(line, record, false, 'timerecords')).map((held) => held.remoteId)).toContain(remoteId);
      await deleteTime(line, 'timerecords', remoteId);
    }
  }),
  mediaTypes: always(['any-json', 'vendor-only'], asksEverything),
  deletedMatters: [
    { value: 'listed', holds: async (client) => expect(await deletedMatter(client)).toEqual({ listed: false, gone: true, seen: false }) },
    { value: 'hidden', holds: async (client) => expect(await deletedMatter(client)).toEqual({ listed: false, gone: false, seen: false }) },
  ],
  restrictedMatters: always(
    ['invisible', 'forbidden'],
    async (client) => {
      expect(await seenBy(client)).toEqual({ mere: ['1003', '1004', '1005'], daniel: ['1003', '1005'] });
      expect(await seenAmong(await client.access('daniel'), ['1004'])).toEqual(new Set());
    },
    { restricted: ['1004:mere'] },
  ),
  restricted: [
    {
      value: [],
      holds: async (client) => expect(await seenBy(client)).toEqual({ mere: ['1003', '1004', '1005'], daniel: ['1003', '1004', '1005'] }),
    },
    {
      value: ['1003:', '1004:mere', '1005:mere+daniel'],
      holds: async (client) => {
        expect(await seenBy(client)).toEqual({ mere: ['1004', '1005'], daniel: ['1005'] });
        expect((await allMatters(await client.access('daniel'))).numbers).not.toContain('1004');
      },
    },
  ],
  denied: [
    { value: [], holds: asksEverything },
    {
      value: ['mere:timeentries:write', 'daniel:*:read'],
      holds: async ({ access, inLedger }) => {
        const write = writeOf();
        await expect(createTime(await access('mere'), 'timeentries', write)).rejects.toMatchObject({
          code: 'actionstep-refused',
          about: 'forbidden',
          retry: 'after-person',
        });
        expect(await inLedger(write)).toEqual([]);
        await expect(readMatters(await access('daniel'), 1)).rejects.toMatchObject({ code: 'actionstep-refused', about: 'forbidden' });
      },
    },
  ],
  displayNames: always(['given-first', 'family-first'], clientsAndOwnName),
  requestsPerSecond: [
    { value: 0, holds: (client) => askTimes(client, ['mere'], 1) },
    { value: 4, holds: (client) => askTimes(client, ['mere'], 6) },
  ],
  firmRequestsPerSecond: [
    { value: 0, holds: (client) => askTimes(client, ['mere', 'daniel'], 1) },
    { value: 4, holds: (client) => askTimes(client, ['mere', 'daniel'], 3) },
  ],
  retryAfter: [
    { value: false, beside: { requestsPerSecond: 3 }, holds: async (client) => expect(await refusedWait(client)).toBeGreaterThan(0) },
    {
      value: true,
      beside: { requestsPerSecond: 3 },
      holds: async (client) => expect(await refusedWait(client)).toBeGreaterThanOrEqual(990),
    },
  ],
  hookUnauthorised: always(['disabled', 'deleted'], hookAfter401),
};

/** A hook whose target has answered 401 is seen to tell nothing any more, and is made anew. */
async function hookAfter401({ access, control }: Client): Promise<void> {
  const target = createServer((_request, response) => response.writeHead(401).end()).listen(0, '127.0.0.1');
  await once(target, 'listening');
  const address = `http://127.0.0.1:${(target.address() as AddressInfo).port}/told`;
  const line = await access();
  const ours = async () => (await readHooks(line)).filter((hook) => hook.target === address);
  await createHook(line, 'ActionUpdated', address);
  expect((await ours()).map(({ isActive }) => isActive)).toEqual([true]);
  await control.record('actions', { id: 1005, bannerText: address });
  await control.deliveries();
  const left = await ours();
  expect(left.filter(({ isActive }) => isActive)).toEqual([]);
  for (const { id } of left) await deleteHook(line, id);
  await createHook(line, 'ActionUpdated', address);
  const anew = (await ours()).find(({ isActive }) => isActive);
  await deleteHook(line, anew?.id ?? 'none');
  expect(anew).toBeDefined();
  expect((await ours()).filter(({ isActive }) => isActive)).toEqual([]);
  target.close();
}

async function deletedMatter({ access, control }: Client) {
  await control.record('actions', { id: 7001, name: 'Opened by mistake', isDeleted: 'T' });
  const line = await access();
  const { numbers, gone } = await allMatters(line);
  const seen = await seenAmong(line, ['7001', '1001']);
  expect(seen.has('1001')).toBe(true);
  await control.call('DELETE', 'records/actions/7001');
  return { listed: numbers.includes('7001'), gone: gone.includes('7001'), seen: seen.has('7001') };
}

/** So many calls at once of each person are all answered, however few are allowed a second. */
async function askTimes({ access }: Client, logins: readonly string[], times: number): Promise<void> {
  const lanes = openLanes();
  const lines = await Promise.all(logins.map((login) => access(login, { lanes })));
  const asked = lines.flatMap((line) => Array.from({ length: times }, () => seenAmong(line, ['1001'])));
  expect((await Promise.all(asked)).every((seen) => seen.has('1001'))).toBe(true);
}

/** Milliseconds between a refusal by the limit and the request after it. */
async function refusedWait({ access, control }: Client): Promise<number> {
  const line = await access('mere', { lanes: openLanes() });
  await control.call('DELETE', 'requests');
  await Promise.all(['1001', '1002', '1003', '1004', '1005'].map((number) => seenAmong(line, [number])));
  const requests = await control.requests();
  const refused = requests.findLastIndex(({ status }) => status === 429);
  expect(refused).toBeGreaterThanOrEqual(0);
  const [before, after] = [requests[refused], requests[refused + 1]].map((line) => Date.parse(String(line?.['at'])));
  return (after ?? 0) - (before ?? 0);
}
