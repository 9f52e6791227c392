import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { entryBody, type Json, rowOf } from './stand-in/sign-in.ts';

const { sandbox, mere, control, defaults, reset } = await openStandIn();
beforeEach(reset);
afterAll(() => sandbox.close());

const missing = { timestampDate: 'soon', actualHours: '-1', links: { action: '1', owner: '99', createdBy: '14' } };

describe('answers', () => {
  test('one row is an object, or an array when the switch says so', async () => {
    expect((await mere.call('GET', 'actions/1001')).body['actions']).toMatchObject({ id: 1001 });
    await control.set({ singleRow: 'array' });
    expect((await mere.call('GET', 'actions/1001')).body['actions']).toMatchObject([{ id: 1001 }]);
  });

  test('an empty listing is 204, or an empty array when the switch says so', async () => {
    expect(await mere.call('GET', 'actions?id=1')).toMatchObject({ status: 204, text: '' });
    await control.set({ emptyList: 'empty-array' });
    expect(await mere.call('GET', 'actions?id=1')).toMatchObject({ status: 200, body: { actions: [] } });
  });

  test('decimals are texts, or numbers when the switch says so; ids, links, flags and nulls are as they are', async () => {
    const made = rowOf(await mere.post('timeentries', entryBody()), 'timeentries');
    expect(made).toMatchObject({
      id: expect.any(Number),
      actualHours: '0.25',
      rateUnitPrice: '520.00',
      isBillable: 'T',
      billReference: null,
    });
    expect(made['links']).toMatchObject({ action: '1001', owner: '14', quickCode: null });
    await control.set({ decimals: 'numbers' });
    const path = `timeentries/${made['id']}`;
    expect(await mere.rows(path)).toMatchObject([{ actualHours: 0.25, rateUnitPrice: 520, timestampDate: '2026-11-20T00:00:00+13:00' }]);
    expect(await mere.ids('timeentries?actualHours_eq=0.25')).toEqual([made['id']]);
  });

  test('a POST answers 200, or 201 when the switch says so', async () => {
    expect((await mere.post('timeentries', entryBody())).status).toBe(200);
    await control.set({ postStatus: 201 });
    expect((await mere.post('timeentries', entryBody())).status).toBe(201);
  });

  test('a validation error is 422, or 500 when the switch says so', async () => {
    expect(await mere.post('timeentries', missing)).toMatchObject({ status: 422 });
    await control.set({ validationStatus: 500 });
    const answer = await mere.post('timeentries', entryBody({ actualHours: '-1' }));
    expect(answer).toMatchObject({ status: 500, body: { errors: { status: 500, code: 'TR02' } } });
  });

  test('errors are an object for one and an array for several, always the first, or always an array', async () => {
    const one = entryBody({ actualHours: '-1' });
    const two = entryBody({ actualHours: '-1', billableHours: '-1' });
    expect((await mere.post('timeentries', one)).body).toMatchObject({
      errors: { code: 'TR02', source: { pointer: '/timeentries/actualHours' } },
    });
    expect((await mere.post('timeentries', two)).body).toMatchObject({ errors: [{ code: 'TR01' }, { code: 'TR02' }] });
    await control.set({ errorsShape: 'array' });
    expect((await mere.post('timeentries', one)).body).toMatchObject({ errors: [{ code: 'TR02' }] });
    await control.set({ errorsShape: 'object' });
    expect((await mere.post('timeentries', two)).body).toMatchObject({ errors: { code: 'TR01' } });
  });

  test('a 401 names the token fault, or has the form of other errors when the switch says so', async () => {
    const call = () => mere.call('GET', 'actions', undefined, { authorization: 'Bearer nobody' });
    expect(await call()).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
    await control.set({ unauthorisedBody: 'errors' });
    expect(await call()).toMatchObject({ status: 401, body: { errors: { status: 401 } } });
  });

  test('the media type is the vendor’s; any JSON is taken, or only the vendor’s when the switch says so', async () => {
    const plain = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await mere.call('POST', 'filenotes', { filenotes: { text: 'x', links: { action: 1001 } } }, plain);
    expect(answer.headers.get('content-type')).toContain('application/vnd.api+json');
    await control.set({ mediaTypes: 'vendor-only' });
    expect((await mere.call('GET', 'actions', undefined, { accept: 'application/json' })).status).toBe(406);
    expect((await mere.call('POST', 'filenotes', { filenotes: {} }, { 'content-type': 'application/json' })).status).toBe(415);
    expect((await mere.call('GET', 'actions')).status).toBe(200);
    expect((await mere.call('POST', 'filenotes', { filenotes: { text: 'x', links: { action: 1001 } } })).status).toBe(200);
  });
});

describe('writes', () => {
  test('a body without its wrapper is 400, or taken when the switch says so', async () => {
    const note = { text: 'Unwrapped', links: { action: '1001' } };
    expect((await mere.call('POST', 'filenotes', note)).status).toBe(400);
    await control.set({ unwrappedBodies: 'accepted' });
    expect(rowOf(await mere.call('POST', 'filenotes', note), 'filenotes')).toMatchObject({ text: 'Unwrapped' });
  });

  test('an unknown attribute is ignored, or 400 when the switch says so; a read-only one is ignored in both', async () => {
    const note = { text: 'x', enteredBy: 'Somebody', links: { action: '1001' } };
    expect((await mere.post('filenotes', { ...note, colour: 'red' })).status).toBe(200);
    await control.set({ unknownNames: 'refused' });
    expect(await mere.post('filenotes', { ...note, colour: 'red' })).toMatchObject({
      status: 400,
      body: { errors: { source: { pointer: '/filenotes/colour' } } },
    });
    expect(rowOf(await mere.post('filenotes', note), 'filenotes')).toMatchObject({ enteredBy: 'Mere Tāwhai' });
  });

  test('PUT and PATCH are partial, and null empties', async () => {
    const made = rowOf(await mere.post('timeentries', entryBody({ importExternalReference: 'mc-9' })), 'timeentries');
    const put = rowOf(await mere.put('timeentries', made['id'], { description: 'Perusing letter' }), 'timeentries');
    expect(put).toMatchObject({ description: 'Perusing letter', billableHours: '0.30', importExternalReference: 'mc-9' });
    const patch = await mere.call('PATCH', `actions/1002`, { actions: { reference: 'PATCHED-1' } });
    expect(rowOf(patch, 'actions')).toMatchObject({ reference: 'PATCHED-1', name: 'Harlow Pty Ltd - lease of 12 Quay Street' });
    const emptied = rowOf(await mere.put('timeentries', made['id'], { importExternalReference: null }), 'timeentries');
    expect(emptied).toMatchObject({ importExternalReference: null, description: 'Perusing letter' });
  });

  test('a bulk POST keeps all or nothing, or the good rows when the switch says so', async () => {
    const count = async () => (await control.ledger()).length;
    const before = await count();
    const made = await mere.post('timeentries', [entryBody(), entryBody({ description: 'Second' })]);
    expect(made.body['timeentries']).toMatchObject([{ description: 'Perusing email' }, { description: 'Second' }]);
    const mixed = [entryBody(), entryBody({ actualHours: 'x' })];
    expect(await mere.post('timeentries', mixed)).toMatchObject({ status: 422 });
    expect(await count()).toBe(before + 2);
    await control.set({ bulkPost: 'row-by-row' });
    expect(await mere.post('timeentries', mixed)).toMatchObject({ status: 422 });
    expect(await count()).toBe(before + 3);
  });

  test('DELETE takes several ids, all or none of them; PUT changes several alike', async () => {
    const made = await mere.post(
      'filenotes',
      [1, 2, 3].map((text) => ({ text, links: { action: 1001 } })),
    );
    const ids = (made.body['filenotes'] as Json[]).map((row) => row['id']);
    const put = await mere.call('PUT', `filenotes/${ids.join(',')}`, { filenotes: { text: 'same' } });
    expect(put.body['filenotes']).toMatchObject([{ text: 'same' }, { text: 'same' }, { text: 'same' }]);
    expect((await mere.call('DELETE', `filenotes/${ids[0]},99`)).status).toBe(404);
    expect((await mere.call('DELETE', `filenotes/${ids.join(',')}`)).status).toBe(204);
    expect((await mere.call('GET', `filenotes/${ids.join(',')}`)).status).toBe(404);
  });

  test('what a resource does not allow is 405, and OPTIONS says what it does', async () => {
    expect((await mere.post('actions', { name: 'x' })).status).toBe(405);
    expect((await mere.call('DELETE', 'users/3')).status).toBe(405);
    expect((await mere.call('OPTIONS', 'filenotes/1')).headers.get('allow')).toBe('GET, PUT, PATCH, DELETE, OPTIONS');
  });

  test('a body that is no JSON is 400, and keeps nothing', async () => {
    const before = await control.ledger();
    const headers = { authorization: `Bearer ${mere.tokens['access_token']}`, 'content-type': 'application/vnd.api+json' };
    const response = await fetch(`${sandbox.descriptor.apiEndpoint}rest/timeentries`, { method: 'POST', headers, body: '{"timeentries":' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: { status: 400 } });
    expect(await control.ledger()).toEqual(before);
  });
});

describe('the control API', () => {
  test.each([
    [{ colour: 'red' }, 'there is no switch colour'],
    [{ postStatus: 202 }, 'switch postStatus: '],
    [{ restricted: ['1004'] }, 'switch restricted.0: must be like 1004:mere+hamish'],
  ])('refuses %j and changes nothing', async (change, error) => {
    const answer = await control.set(change);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(error) } });
    expect((await control.call('GET', 'switches')).body['switches']).toEqual(defaults);
  });

  test('writes what only the firm’s own screens can, and refuses what is no value', async () => {
    expect((await control.record('actionbillsettings', { id: 1001, isBillable: 'F' })).status).toBe(200);
    expect(await mere.rows('actionbillsettings/1001')).toMatchObject([{ isBillable: 'F', billType: 'Hourly', links: { currency: 'NZD' } }]);
    expect(await control.record('actionbillsettings', { id: 1001, isBillable: 'no' })).toMatchObject({ status: 400 });
    expect(await control.record('timeentries', { id: 1 })).toMatchObject({ status: 400 });
    await control.record('actions', { id: 7001, name: 'New matter', reference: 'NEW-7001' });
    expect(await mere.rows('actions?reference_eq=NEW-7001')).toMatchObject([{ id: 7001, status: 'Active', isDeleted: 'F' }]);
    expect((await control.call('DELETE', 'records/actions/7001')).status).toBe(200);
    expect(await mere.ids('actions?reference_eq=NEW-7001')).toEqual([]);
  });
});
