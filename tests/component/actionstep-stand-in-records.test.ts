import { afterAll, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { type Json, rowOf } from './stand-in/sign-in.ts';

const { sandbox, mere, control } = await openStandIn();
afterAll(() => sandbox.close());

test.each([
  ['actions', 200],
  ['actionparticipants', 200],
  ['participants', 100],
  ['users', 6],
  ['rates', 6],
  ['actionbillsettings', 200],
  ['divisions', 1],
  ['quickcodes', 4],
  ['utbmscodes', 5],
  ['timerecordactivities', 3],
  ['actiontypes', 7],
  ['participanttypes', 3],
])('%s are there, at least %i', async (resource, least) => {
  const answer = await mere.call('GET', `${resource}?pageSize=1`);
  const { paging } = answer.body['meta'] as { paging: Record<string, Json> };
  expect(Number(paging[resource]?.['recordCount'])).toBeGreaterThanOrEqual(least);
});

const due = '2026-12-01T17:00:00+13:00';
const bodies: [resource: string, body: Json, change: Json, missing: string][] = [
  ['filenotes', { text: 'A note', links: { action: '1001' } }, { text: 'B' }, 'text'],
  [
    'tasks',
    { name: 'Call', status: 'Incomplete', dueTimestamp: due, links: { action: '1001', assignee: 14 } },
    { status: 'Complete' },
    'dueTimestamp',
  ],
  [
    'disbursements',
    { date: '2026-11-20', description: 'Search', quantity: 1, unitPrice: '35', unitPriceIncludesTax: 'F', links: { action: '1001' } },
    { quantity: '2.00' },
    'unitPriceIncludesTax',
  ],
  ['quickcodes', { quickCode: 'LTR', description: 'Letter' }, { description: 'Letter out' }, 'quickCode'],
  ['resthooks', { eventName: 'TaskCreated', targetUrl: 'http://127.0.0.1:9/' }, { eventName: 'TaskUpdated' }, 'targetUrl'],
];

test.each(bodies)('%s are made, changed, listed and removed; what is missing is named', async (resource, body, change, missing) => {
  const { [missing]: _left, ...incomplete } = body;
  expect(await mere.post(resource, incomplete)).toMatchObject({ status: 422, body: { errors: { detail: `${missing} is required` } } });
  const made = rowOf(await mere.post(resource, body), resource);
  expect(rowOf(await mere.put(resource, made['id'], change), resource)).toMatchObject({ id: made['id'], ...change });
  expect(await mere.ids(`${resource}?id_in=${made['id']}`)).toEqual([made['id']]);
  expect(await mere.put(resource, made['id'], { [missing]: null })).toMatchObject({ status: 422 });
  expect((await mere.call('DELETE', `${resource}/${made['id']}`)).status).toBe(204);
  expect((await mere.call('GET', `${resource}/${made['id']}`)).status).toBe(404);
});

test('a note says who wrote it and when, whatever is sent', async () => {
  const made = rowOf(await mere.post('filenotes', { text: 'x', enteredBy: 'Tom', links: { action: 1001, participant: 33 } }), 'filenotes');
  expect(made).toMatchObject({ enteredBy: 'Mere Tāwhai', source: 'User', links: { participant: '14', action: '1001' } });
});

test.each([
  ['actions', 1001, { status: 'Open' }, 'A01'],
  ['actions', 1001, { priority: 'high' }, 'A02'],
  ['participants', 2001, { isCompany: 'yes' }, 'P01'],
  ['participants', 2001, { gender: 'X' }, 'P02'],
])('%s %i with %j is refused with code %s', async (resource, id, change, code) => {
  const [before] = await mere.rows(`${resource}/${id}`);
  expect(await mere.put(resource, id, change)).toMatchObject({ status: 422, body: { errors: { code } } });
  expect(await mere.rows(`${resource}/${id}`)).toEqual([before]);
});

test('a matter that changes is stamped, and its status with it; what only the firm sets stays', async () => {
  const [before] = await mere.rows('actions/1007');
  const after = rowOf(await mere.put('actions', 1007, { status: 'Inactive', isDeleted: 'T' }), 'actions');
  expect(after).toMatchObject({ status: 'Inactive', isDeleted: 'F' });
  expect(after['modifiedTimestamp']).not.toBe(before?.['modifiedTimestamp']);
  expect(after['statusTimestamp']).toBe(after['modifiedTimestamp']);
});

test('a participant joins and leaves a matter by a composite id; clients are the primary participants', async () => {
  const joined = await mere.post('actionparticipants', [
    { links: { action: '1003', participantType: '31', participant: '2001' } },
    { links: { action: 1003, participantType: 32, participant: 2002 } },
  ]);
  expect(joined.body['actionparticipants']).toMatchObject([{ id: '1003--31--2001' }, { id: '1003--32--2002' }]);
  const clientsOf = async () => (rowOf(await mere.call('GET', 'actions/1003'), 'actions')['links'] as Json)['primaryParticipants'];
  expect(await clientsOf()).toEqual(['2003', '2001']);
  expect(await mere.ids('actionparticipants?action=1003&participantType=32')).toEqual(['1003--32--2002']);
  expect((await mere.call('DELETE', 'actionparticipants/1003--31--2001')).status).toBe(204);
  expect(await clientsOf()).toEqual(['2003']);
  expect((await mere.put('actionparticipants', '1003--32--2002', {})).status).toBe(405);
  expect(await mere.post('actionparticipants', { links: { action: 1003 } })).toMatchObject({ status: 422 });
});

test('a UTBMS code is made under its own code', async () => {
  const body = { utbmsCode: 'L160', categoryCode: 'LITIGATION', description: 'Settlement', enabled: 'T' };
  expect(rowOf(await mere.post('utbmscodes', body), 'utbmscodes')).toMatchObject({ id: 'L160', description: 'Settlement' });
  expect(await mere.post('utbmscodes', { ...body, utbmsCode: undefined })).toMatchObject({ status: 422 });
  expect((await mere.put('utbmscodes', 'L160', { description: 'Settlement talks' })).status).toBe(200);
});

test('a contact has a display name made of its parts, in the order the firm has chosen', async () => {
  const made = rowOf(await mere.post('participants', { firstName: 'Jane', lastName: 'Smythe' }), 'participants');
  expect(made).toMatchObject({ displayName: 'Jane Smythe', isCompany: 'F', companyName: null });
  expect(rowOf(await mere.put('participants', made['id'], { lastName: 'Jones' }), 'participants')).toMatchObject({
    displayName: 'Jane Jones',
  });
  expect(await mere.post('participants', { isCompany: 'F' })).toMatchObject({ status: 422 });
  await control.set({ displayNames: 'family-first' });
  expect(await mere.ids('participants?displayName_ilike=jones,*')).toEqual([made['id']]);
  expect(await mere.rows('participants/1')).toMatchObject([{ displayName: 'Harbour & Vale Lawyers' }]);
  await control.set({ displayNames: 'given-first' });
  expect(await mere.ids('participants?displayName_ilike=jane jones')).toEqual([made['id']]);
});
