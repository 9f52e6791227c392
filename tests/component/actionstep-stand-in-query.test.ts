import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { type Json, rowsOf } from './stand-in/sign-in.ts';

const matters = [
  { id: 11, reference: 'LIT-2026-0002', name: 'Ngata v Smith', clients: ['Aroha Ngata <aroha@kahu.example>'], status: 'Active' as const },
  { id: 12, reference: 'lit-2026-0003', name: 'SMITH estate', clients: ['Jo Smith', 'Bo Smith'], status: 'Closed' as const },
  {
    id: 13,
    reference: 'CON-2025-0001',
    name: 'Lease 100% of Quay',
    clients: ['Harlow Pty Ltd <legal@harlow.example>'],
    status: 'Active' as const,
  },
  { id: 14, reference: '', name: 'No reference', clients: [], status: 'Inactive' as const },
];

const { sandbox, mere, control } = await openStandIn({ matters });

beforeAll(async () => {
  for (const [id, assignedTo, modifiedTimestamp, bannerText] of [
    [11, '14', '2026-01-01T09:00:00+13:00', 'b'],
    [12, '17', '2026-01-02T09:00:00+13:00', 'a'],
    [13, '14', '2026-01-03T09:00:00+13:00', null],
    [14, '21', '2026-01-04T09:00:00+13:00', 'a'],
  ] as const) {
    await control.record('actions', { id, modifiedTimestamp, bannerText, priority: id - 10, links: { assignedTo } });
  }
});
afterAll(() => sandbox.close());

describe('filters', () => {
  test.each([
    ['equality without an operator', 'status=Active', [11, 13]],
    ['eq', 'reference_eq=LIT-2026-0002', [11]],
    ['eq of a number', 'priority_eq=2', [12]],
    ['eq of a number that is none', 'priority_eq=two', []],
    ['nteq, which as in SQL leaves out what has no value', 'bannerText_nteq=a', [11]],
    ['in', 'id_in=11,13,99', [11, 13]],
    ['ntin', 'id_ntin=11,13', [12, 14]],
    ['gt', 'priority_gt=2', [13, 14]],
    ['gteq', 'priority_gteq=2', [12, 13, 14]],
    ['lt', 'id_lt=12', [11]],
    ['lteq of a timestamp, read as UTC', 'modifiedTimestamp_lteq=2026-01-01T20:00:00', [11, 12]],
    ['gteq of a timestamp with an offset', 'modifiedTimestamp_gteq=2026-01-03T09:00:00%2B13:00', [13, 14]],
    ['like, which minds the case', 'name_like=*Smith*', [11]],
    ['ilike', 'name_ilike=*smith*', [11, 12]],
    ['ilike from the beginning', 'name_ilike=smith*', [12]],
    ['ilike to the end', 'name_ilike=*SMITH', [11]],
    ['ilike without a star, as a whole', 'name_ilike=smith', []],
    ['ilike with a character that other dialects treat as special', 'name_ilike=*100%25*', [13]],
    ['ntlike', 'name_ntlike=*Smith*', [12, 13, 14]],
    ['ntilike', 'name_ntilike=*smith*', [13, 14]],
    ['null', 'bannerText=:NULL', [13]],
    ['not null', 'bannerText_nteq=:NULL', [11, 12, 14]],
    ['several, all of which must hold', 'status=Active&assignedTo=14&name_ilike=*quay*', [13]],
    ['a link by id', 'assignedTo_eq=14', [11, 13]],
    ['a link by a list of ids', 'assignedTo=14,21', [11, 13, 14]],
    ['a link by id in brackets', 'assignedTo[id_eq]=17', [12]],
    ['a link by encoded brackets', 'assignedTo%5Bid_eq%5D=17', [12]],
    ['a link by a column of what it leads to', 'assignedTo[displayName_ilike]=mere*', [11, 13]],
    ['a link over two steps', 'division[participant][displayName_ilike]=harbour*', [11, 12, 13, 14]],
    ['a link to many, one of which is enough', 'primaryParticipants[displayName_ilike]=bo*', [12]],
    ['a link that leads nowhere', 'primaryParticipants=:NULL', [14]],
    ['a name that is no attribute', 'colour=red', [11, 12, 13, 14]],
    ['an attribute in the wrong case', 'Status=Active', [11, 12, 13, 14]],
  ])('%s', async (_what, query, ids) => {
    expect(await mere.ids(`actions?${query}`)).toEqual(ids);
  });

  test('on a linked resource are found again after what it leads to was changed', async () => {
    expect(await mere.ids('actions?primaryParticipants[email_eq]=jo@new.example')).toEqual([]);
    const [jo] = await mere.ids('participants?displayName_eq=Jo Smith');
    await mere.put('participants', jo, { email: 'jo@new.example' });
    expect(await mere.ids('actions?primaryParticipants[email_eq]=jo@new.example')).toEqual([12]);
  });

  test('follow a record that changes: it is found by what it is now, not by what it was', async () => {
    expect(await mere.ids('actions?reference_eq=CON-2025-0001')).toEqual([13]);
    await mere.put('actions', 13, { reference: 'CON-2025-0009' });
    expect(await mere.ids('actions?reference_eq=CON-2025-0001')).toEqual([]);
    expect(await mere.ids('actions?reference_ilike=con-2025-0009')).toEqual([13]);
    await mere.put('actions', 13, { reference: 'CON-2025-0001' });
    await control.record('actions', { id: 13, modifiedTimestamp: '2026-01-03T09:00:00+13:00' });
  });

  test('an order operator on text is refused, or compared as text when the switch says so', async () => {
    expect((await mere.call('GET', 'actions?name_gt=M')).status).toBe(400);
    await control.set({ orderOperators: 'anything' });
    expect(await mere.ids('actions?name_gt=M')).toEqual([11, 14, 12].toSorted());
    await control.set({ orderOperators: 'numbers-and-dates' });
  });

  test('a filter value without an offset is read in UTC, or in the firm’s zone when the switch says so', async () => {
    const query = 'actions?modifiedTimestamp_gteq=2026-01-03T09:00:00';
    expect(await mere.ids(query)).toEqual([14]);
    await control.set({ filterZone: 'firm' });
    expect(await mere.ids(query)).toEqual([13, 14]);
    await control.set({ filterZone: 'utc' });
  });

  test.each(['actions?colour=red', 'actions?sort=colour', 'actions?include=colour', 'actions?assignedTo[colour_eq]=red'])(
    'with unknown names refused, %s answers 400',
    async (path) => {
      expect((await mere.call('GET', path)).status).toBe(200);
      await control.set({ unknownNames: 'refused' });
      const answer = await mere.call('GET', path);
      await control.set({ unknownNames: 'ignored' });
      expect(answer).toMatchObject({ status: 400, body: { errors: { status: 400 } } });
    },
  );

  test('deleted matters are listed, or left out when the switch says so; by id they are there', async () => {
    await control.record('actions', { id: 11, isDeleted: 'T', modifiedTimestamp: '2026-01-01T09:00:00+13:00' });
    expect(await mere.ids('actions?isDeleted=T')).toEqual([11]);
    await control.set({ deletedMatters: 'hidden' });
    expect(await mere.ids('actions')).toEqual([12, 13, 14]);
    expect(await mere.ids('actions/11')).toEqual([11]);
    await control.set({ deletedMatters: 'listed' });
    await control.record('actions', { id: 11, isDeleted: 'F', modifiedTimestamp: '2026-01-01T09:00:00+13:00' });
  });
});

describe('sort, pages, fields and include', () => {
  test.each([
    ['name', [13, 11, 14, 12]],
    ['-modifiedTimestamp', [14, 13, 12, 11]],
    ['bannerText,-id', [14, 12, 11, 13]],
    ['-bannerText', [11, 12, 14, 13]],
  ])('sort=%s', async (sort, ids) => {
    expect(await mere.ids(`actions?sort=${sort}`)).toEqual(ids);
  });

  test('a filtered listing keeps the order asked for', async () => {
    expect(await mere.ids('actions?status=Active&sort=-id')).toEqual([13, 11]);
  });

  test('pages say how many there are and where the neighbours are; a last page of one row is a bare object', async () => {
    const first = await mere.call('GET', 'actions?pageSize=3&status_nteq=x');
    const { actions: paging } = (first.body['meta'] as { paging: { actions: Json } }).paging;
    expect(paging).toMatchObject({ recordCount: 4, pageCount: 2, page: 1, pageSize: 3, prevPage: null });
    expect(first.body['actions']).toHaveLength(3);
    const second = await fetch(String(paging['nextPage']), { headers: { authorization: `Bearer ${mere.tokens['access_token']}` } });
    const body = (await second.json()) as Json;
    expect(body['actions']).toMatchObject({ id: 14 });
    expect(body['meta']).toMatchObject({ paging: { actions: { page: 2, nextPage: null } } });
  });

  test('a page past the end is 204 without a body', async () => {
    expect(await mere.call('GET', 'actions?page=9')).toMatchObject({ status: 204, text: '' });
  });

  test('pageSize is cut to the largest, which a switch moves', async () => {
    const sizeOf = async (path: string) => {
      const { meta } = (await mere.call('GET', path)).body as { meta: { paging: { actions: Json } } };
      return meta.paging.actions['pageSize'];
    };
    expect(await sizeOf('actions?pageSize=5000')).toBe(200);
    expect(await sizeOf('actions')).toBe(50);
    await control.set({ largestPageSize: 2 });
    expect(await sizeOf('actions?pageSize=5000')).toBe(2);
    await control.set({ largestPageSize: 200 });
  });

  test('fields pick attributes and links; with :default nothing is left out', async () => {
    expect(await mere.rows('actions/11?fields=name,assignedTo')).toEqual([{ id: 11, name: 'Ngata v Smith', links: { assignedTo: '14' } }]);
    expect(await mere.rows('actions/11?fields[actions]=reference')).toEqual([{ id: 11, reference: 'LIT-2026-0002' }]);
    expect(await mere.rows('actions/11?fields%5Bactions%5D=id%2Creference')).toEqual([{ id: 11, reference: 'LIT-2026-0002' }]);
    expect((await mere.rows('actions/11?fields=:default,reference'))[0]).toHaveProperty('status');
    expect(await mere.rows('actions?fields=id')).toEqual([{ id: 11 }, { id: 12 }, { id: 13 }, { id: 14 }]);
  });

  test('include brings what links lead to, in arrays, each once, over several steps, with its own fields and order', async () => {
    const one = await mere.call('GET', 'actions/11?include=assignedTo,division.participant&fields[participants]=displayName');
    const linked = one.body['linked'] as Record<string, Json[]>;
    expect(linked['divisions']).toMatchObject([{ id: 1, timezoneName: 'Pacific/Auckland' }]);
    expect(linked['participants']).toEqual([
      { id: 14, displayName: 'Mere Tāwhai' },
      { id: 1, displayName: 'Harbour & Vale Lawyers' },
    ]);
    const many = await mere.call('GET', 'actions?include=assignedTo&sort[participants]=-displayName');
    const names = (many.body['linked'] as Record<string, Json[]>)['participants']?.map((row) => row['displayName']);
    expect(names).toEqual(['Priya Raman', 'Mere Tāwhai', 'Daniel Okafor']);
    expect(one.body['links']).toHaveProperty(
      ['actions.assignedTo', 'href'],
      `${sandbox.descriptor.apiEndpoint}rest/participants/{actions.assignedTo}`,
    );
  });

  test('several ids bring those that are there; none brings 404', async () => {
    expect(await mere.ids('actions/11,13,99')).toEqual([11, 13]);
    expect(await mere.ids('actions/11%2C13')).toEqual([11, 13]);
    expect((await mere.call('GET', 'actions/98,99')).status).toBe(404);
  });

  test('what is not there answers 404 in the error shape', async () => {
    expect(await mere.call('GET', 'colours')).toMatchObject({ status: 404, body: { errors: { status: 404 } } });
    expect(rowsOf(await mere.call('GET', 'Actions'), 'actions')).toEqual([]);
  });
});
