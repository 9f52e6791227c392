import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { type Client, entryBody, type Json, rowOf, signIn } from './stand-in/sign-in.ts';

const { sandbox, mere, control, reset } = await openStandIn({ otherFirm: true });
const tom = await signIn(sandbox, 'tom');
beforeEach(reset);
afterAll(() => sandbox.close());

const total = async (client: Client, path: string): Promise<number> => {
  const answer = await client.call('GET', path);
  if (answer.status === 204) return 0;
  const { paging } = answer.body['meta'] as { paging: Record<string, Json> };
  return Number(Object.values(paging)[0]?.['recordCount']);
};

describe('a restricted matter', () => {
  const restricted = { restricted: ['1002:mere+hamish'] };

  test('is there for those it is open to, and for others not listed, counted, found, included or linked', async () => {
    const note = rowOf(await mere.post('filenotes', { text: 'Secret', links: { action: 1002 } }), 'filenotes');
    const entry = rowOf(
      await mere.post('timeentries', entryBody({ links: { action: '1002', owner: '14', createdBy: '14' } })),
      'timeentries',
    );
    const open = await total(tom, 'actions');
    await control.set(restricted);
    expect(await total(mere, 'actions')).toBe(open);
    expect(await total(tom, 'actions')).toBe(open - 1);
    expect(await total(tom, 'actions?fields=id')).toBe(open - 1);
    for (const path of [
      'actions?reference_eq=COM-2026-0044',
      'actions?name_ilike=*12 quay*',
      'actionparticipants?action=1002',
      'filenotes?action=1002',
      'timeentries?action[name_ilike]=*12 quay*',
      `actionbillsettings?id=1002`,
    ]) {
      expect(await mere.rows(path)).not.toEqual([]);
      expect(await tom.rows(path)).toEqual([]);
    }
    for (const path of ['actions/1002', `filenotes/${note['id']}`, `timeentries/${entry['id']}`]) {
      expect((await tom.call('GET', path)).status).toBe(404);
      expect((await tom.call('DELETE', path)).status).toBeGreaterThanOrEqual(404);
    }
    expect(await tom.ids('actions/1001,1002')).toEqual([1001]);
  });

  test('takes no time from those who may not see it: it does not exist, or is forbidden when the switch says so', async () => {
    await control.set(restricted);
    const before = await control.ledger();
    const body = entryBody({ links: { action: '1002', owner: '33', createdBy: '33' } });
    const unseen = await tom.post('timeentries', body);
    const unknown = await tom.post('timeentries', entryBody({ links: { action: '77', owner: '33', createdBy: '33' } }));
    expect(unseen).toMatchObject({ status: 422 });
    expect(unseen.text.replace('1002', '77')).toBe(unknown.text);
    await control.set({ restrictedMatters: 'forbidden' });
    expect((await tom.post('timeentries', body)).status).toBe(403);
    expect((await tom.call('GET', 'actions/1002')).status).toBe(403);
    expect((await tom.call('GET', 'actions/77')).status).toBe(404);
    expect(await tom.rows('actions?id=1002')).toEqual([]);
    expect(await control.ledger()).toEqual(before);
  });

  test('opens and closes at once', async () => {
    await control.set({ restricted: ['1002:'] });
    expect((await mere.call('GET', 'actions/1002')).status).toBe(404);
    await control.set({ restricted: [] });
    expect((await tom.call('GET', 'actions/1002')).status).toBe(200);
  });
});

describe('permissions and scopes', () => {
  test('what the firm denies a person is 403, and only that', async () => {
    await control.set({ denied: ['tom:timeentries:write', 'tom:rates:read'] });
    const body = entryBody({ links: { action: '1001', owner: '33', createdBy: '33' } });
    expect(await tom.post('timeentries', body)).toMatchObject({ status: 403, body: { errors: { status: 403 } } });
    expect((await tom.call('GET', 'rates')).status).toBe(403);
    expect((await tom.call('GET', 'timeentries')).status).toBeLessThan(300);
    expect((await mere.call('GET', 'rates')).status).toBe(200);
    expect((await tom.call('GET', 'users/current?include=defaultRate')).body['linked']).toBeUndefined();
    await control.set({ denied: ['tom:*:write'] });
    expect((await tom.post('filenotes', { text: 'x', links: { action: 1001 } })).status).toBe(403);
  });

  test('a resource outside the scope is 403 insufficient_scope, told apart from a missing resource', async () => {
    const client = await signIn(sandbox, 'mere', 'actions users timerecords');
    expect((await client.call('GET', 'actions')).status).toBe(200);
    expect(await client.call('GET', 'timeentries')).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } });
    expect((await client.call('GET', 'nothing')).status).toBe(404);
  });

  test('an include outside the scope is left out, or 403 when the switch says so', async () => {
    const client = await signIn(sandbox, 'mere', 'actions');
    const answer = await client.call('GET', 'actions/1001?include=assignedTo');
    expect(answer.status).toBe(200);
    expect(answer.body['linked']).toBeUndefined();
    await control.set({ includeOutsideScope: 'refused' });
    expect(await client.call('GET', 'actions/1001?include=assignedTo')).toMatchObject({
      status: 403,
      body: { error: 'insufficient_scope' },
    });
  });
});

describe('a second firm', () => {
  test('has an address, people, matters and time of its own; a token of one opens nothing at the other', async () => {
    const other = sandbox.descriptor.otherFirm;
    const quay = await signIn(sandbox, 'mere.quay');
    expect(quay.tokens).toMatchObject({ orgkey: 'quaycooper', api_endpoint: other?.apiEndpoint });
    expect(other?.apiEndpoint).not.toBe(sandbox.descriptor.apiEndpoint);
    expect(rowOf(await quay.call('GET', 'users/current'), 'users')).toMatchObject({ links: { participant: '41' } });
    expect(await quay.rows('divisions')).toMatchObject([{ timezoneName: 'Australia/Sydney' }]);
    expect(await quay.rows('actions/1001')).toMatchObject([{ reference: 'COM-2026-0301' }]);
    const links = { action: '1001', owner: '41', createdBy: '41' };
    const made = rowOf(await quay.post('timeentries', entryBody({ timestampDate: '2026-11-20', links })), 'timeentries');
    expect(made).toMatchObject({ timestampDate: '2026-11-20T00:00:00+11:00', rateUnitPrice: '610.00' });
    const here = (await control.ledger()).filter((row) => row['rate'] === '610.00');
    expect(here).toEqual([]);
    const there = await fetch(`${other?.apiEndpoint}rest/actions`, { headers: { authorization: `Bearer ${mere.tokens['access_token']}` } });
    expect(there.status).toBe(401);
  });
});
