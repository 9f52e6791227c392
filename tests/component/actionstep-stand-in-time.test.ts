import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { entryBody, type Json, rowOf } from './stand-in/sign-in.ts';

const { sandbox, mere, control, reset } = await openStandIn();
beforeEach(reset);
afterAll(() => sandbox.close());

async function make(changes: Json = {}): Promise<Json> {
  return rowOf(await mere.post('timeentries', entryBody(changes)), 'timeentries');
}

function record(changes: Json = {}): Json {
  return { startTimestamp: '2026-11-20T09:15:07+13:00', notes: 'x', actualHours: 0.1, links: { action: 1001 }, ...changes };
}

describe('time entries and time records', () => {
  test('are two views of one ledger', async () => {
    const made = rowOf(await mere.post('timerecords', record()), 'timerecords');
    expect(made).toMatchObject({ startTimestamp: '2026-11-20T09:15:07+13:00', links: { owner: '14', createdBy: '14' } });
    const [entry] = await mere.rows(`timeentries/${made['id']}`);
    expect(entry).toMatchObject({ timestampDate: '2026-11-20T00:00:00+13:00', startTime: '09:15:07', description: 'x', isBillable: 'T' });
    await mere.put('timeentries', made['id'], { description: 'y' });
    expect(await mere.rows(`timerecords/${made['id']}`)).toMatchObject([{ notes: 'y' }]);
    await mere.call('DELETE', `timeentries/${made['id']}`);
    expect((await mere.call('GET', `timerecords/${made['id']}`)).status).toBe(404);
  });

  test('an entry is found by its reference until it is gone; the reference need not be unique', async () => {
    const made = await make({ importExternalReference: 'mc-1' });
    const twin = await make({ importExternalReference: 'mc-1' });
    expect(await mere.ids('timeentries?importExternalReference_eq=mc-1')).toEqual([made['id'], twin['id']]);
    await mere.call('DELETE', `timeentries/${made['id']},${twin['id']}`);
    expect((await mere.call('GET', 'timeentries?importExternalReference_eq=mc-1')).status).toBe(204);
  });

  test('with the reference filter ignored every row comes back', async () => {
    await make({ importExternalReference: 'mc-2' });
    await make({ importExternalReference: 'mc-3' });
    await control.set({ referenceFilter: 'ignored' });
    expect((await mere.ids('timeentries?importExternalReference_eq=nobody')).length).toBeGreaterThan(1);
  });

  test.each([
    ['an ISO timestamp', '2026-11-20T00:00:00+13:00'],
    ['a timestamp as PostgreSQL writes it', '2026-11-20 00:00:00+13'],
    ['a date alone', '2026-11-20'],
    ['another offset', '2026-11-19T11:00:00Z'],
  ])('a date of work is taken as %s', async (_what, timestampDate) => {
    expect(await make({ timestampDate })).toMatchObject({ timestampDate: '2026-11-20T00:00:00+13:00' });
  });

  test.each([
    ['without hours', { actualHours: undefined }, undefined],
    ['without an owner', { links: { action: '1001', createdBy: '14' } }, undefined],
    ['without who made it', { links: { action: '1001', owner: '14' } }, undefined],
    ['on a matter that is not there', { links: { action: '999999', owner: '14', createdBy: '14' } }, undefined],
    ['at a rate that is not there', { links: { action: '1001', owner: '14', createdBy: '14', rate: '99' } }, undefined],
    ['with billable hours below zero', { billableHours: '-0.1' }, 'TR01'],
    ['with actual hours below zero', { actualHours: -0.1 }, 'TR02'],
    ['for a client as owner', { links: { action: '1001', owner: '2001', createdBy: '14' } }, 'TR03'],
    ['with hours that are no number', { billableHours: '0,3' }, undefined],
    ['on a day that does not exist', { timestampDate: '2026-02-30T00:00:00+13:00' }, undefined],
    ['with a billing behaviour that does not exist', { billingBehavior: 'No Charge' }, undefined],
  ])('an entry %s is refused and nothing is kept', async (_what, changes, code) => {
    const before = await control.ledger();
    const answer = await mere.post('timeentries', entryBody(changes));
    expect(answer.status).toBe(422);
    if (code !== undefined) expect(answer.body).toMatchObject({ errors: { code } });
    expect(await control.ledger()).toEqual(before);
  });

  test('division and activity of a time record must fit its owner', async () => {
    await control.record('divisions', { id: 2, name: 'Second' });
    const links = (more: Json) => ({ links: { action: 1001, owner: 14, ...more } });
    expect((await mere.post('timerecords', record(links({ division: 2 })))).body).toMatchObject({ errors: { code: 'TR04' } });
    expect((await mere.post('timerecords', record(links({ activity: 3 })))).body).toMatchObject({ errors: { code: 'TR05' } });
    expect((await mere.post('timerecords', record(links({ division: 1, activity: 1 })))).status).toBe(200);
  });

  test('an owner who no longer has a login is refused', async () => {
    await control.record('users', { id: 11, isActive: 'F' });
    const answer = await mere.post('timeentries', entryBody({ links: { action: '1001', owner: '33', createdBy: '14' } }));
    expect(answer.body).toMatchObject({ errors: { code: 'TR03' } });
    await control.record('users', { id: 11, isActive: 'T' });
  });
});

describe('the firm’s ways', () => {
  test.each([
    ['actual', '0.25', '130.00'],
    ['zero', '0.00', '0.00'],
    ['null', null, '0.00'],
  ])('billable hours that are not sent: %s', async (omittedBillableHours, billableHours, billableAmount) => {
    await control.set({ omittedBillableHours });
    expect(await make({ billableHours: undefined })).toMatchObject({ billableHours, billableAmount });
  });

  test.each([
    [{ rounding: 'none' }, '0.21', '0.26'],
    [{ rounding: 'swedish', roundingPlaces: 1 }, '0.20', '0.30'],
    [{ rounding: 'up', roundingPlaces: 1 }, '0.30', '0.30'],
    [{ rounding: 'down', roundingPlaces: 1 }, '0.20', '0.20'],
    [{ minimumBillableHours: 0.5 }, '0.21', '0.50'],
  ])('hours are rounded by %j', async (switches, actualHours, billableHours) => {
    await control.set(switches);
    expect(await make({ actualHours: '0.21', billableHours: '0.26' })).toMatchObject({ actualHours, billableHours });
    const later = await make({ billableHours: '1' });
    const changed = await mere.put('timeentries', later['id'], { actualHours: 0.21, billableHours: 0.26 });
    expect(rowOf(changed, 'timeentries')).toMatchObject({ actualHours, billableHours });
  });

  test('the start of work keeps its seconds, or loses them when the switch says so', async () => {
    expect(await make({ startTime: '09:15:07' })).toMatchObject({ startTime: '09:15:07' });
    await control.set({ startSeconds: 'cut' });
    expect(await make({ startTime: '09:15:07' })).toMatchObject({ startTime: '09:15:00' });
    expect(rowOf(await mere.post('timerecords', record()), 'timerecords')).toMatchObject({ startTimestamp: '2026-11-20T09:15:00+13:00' });
  });

  test('an owner need not be on the matter, or must when the switch says so', async () => {
    const links = { action: '1002', owner: '14', createdBy: '14' };
    expect((await mere.post('timeentries', entryBody({ links }))).status).toBe(200);
    await control.set({ ownerMustBeOnMatter: true });
    expect(await mere.post('timeentries', entryBody({ links }))).toMatchObject({
      status: 422,
      body: { errors: { source: { pointer: '/timeentries/links/owner' } } },
    });
    await mere.post('actionparticipants', { links: { action: 1002, participantType: 5, participant: 14 } });
    expect((await mere.post('timeentries', entryBody({ links }))).status).toBe(200);
  });

  test('matter and quick code may be left out, or must be named when the switches say so', async () => {
    const bare = entryBody({ links: { owner: '14', createdBy: '14' } });
    expect((await mere.post('timeentries', bare)).status).toBe(200);
    await control.set({ matterRequired: true, quickCodeRequired: true });
    expect((await mere.post('timeentries', bare)).body).toMatchObject({
      errors: [{ detail: 'action is required' }, { detail: 'quickCode is required' }],
    });
    const full = entryBody({ links: { action: '1001', owner: '14', createdBy: '14', quickCode: '1' } });
    expect((await mere.post('timeentries', full)).status).toBe(200);
    expect((await mere.post('timerecords', record())).status).toBe(200);
  });

  test('an entry on a bill can be neither changed nor deleted, or both when the switch says so', async () => {
    const { id } = await make();
    expect((await control.call('POST', 'bill', { entries: [id], reference: 'INV-7' })).body).toEqual({ billed: 1 });
    expect(await mere.rows(`timeentries?billReference_eq=INV-7`)).toMatchObject([{ id }]);
    expect((await mere.put('timeentries', id, { description: 'late' })).status).toBe(422);
    await control.set({ billedStatus: 409 });
    expect((await mere.call('DELETE', `timeentries/${id}`)).status).toBe(409);
    expect(await mere.rows(`timeentries/${id}`)).toMatchObject([{ description: 'Perusing email' }]);
    await control.set({ billedEntries: 'changeable' });
    expect((await mere.put('timeentries', id, { description: 'late' })).status).toBe(200);
    expect((await mere.call('DELETE', `timeentries/${id}`)).status).toBe(204);
  });

  test.each([404, 403, 500] as const)('without Enhanced Billing Mode timeentries answer %i and timerecords work', async (withoutEbm) => {
    await control.set({ ebm: false, withoutEbm });
    expect((await mere.call('GET', 'timeentries?pageSize=1')).status).toBe(withoutEbm);
    expect((await mere.post('timeentries', entryBody())).status).toBe(withoutEbm);
    expect((await mere.post('timerecords', record())).status).toBe(200);
  });
});

describe('rates', () => {
  const at = (more: Json) => make({ billableHours: '2', links: { action: '1001', owner: '14', createdBy: '14', ...more } });

  test('the timekeeper’s own comes first under their own label, another label has its price, a rate by hand wins', async () => {
    expect(await at({})).toMatchObject({ rateUnitPrice: '520.00', rateSource: 'Timekeeper', billableAmount: '1040.00' });
    expect(await at({ rate: '15' })).toMatchObject({ rateUnitPrice: '520.00', rateSource: 'Timekeeper' });
    expect(await at({ rate: '16' })).toMatchObject({ rateUnitPrice: '340.00', rateSource: 'Default', billableAmount: '680.00' });
    expect(await make({ rateUnitPrice: '412.345' })).toMatchObject({ rateUnitPrice: '412.35', rateSource: 'Custom' });
  });

  test('what a matter has agreed comes before the timekeeper’s rate, from then on', async () => {
    const before = await at({ action: '1003' });
    await mere.post('actionrates', { overrideRate: '450', links: { action: '1003', rate: '15' } });
    expect(await mere.rows('actionrates?action_eq=1003')).toMatchObject([{ id: '1003--15', overrideRate: '450.00' }]);
    expect(await at({ action: '1003' })).toMatchObject({ rateUnitPrice: '450.00', rateSource: 'Action', billableAmount: '900.00' });
    expect(await mere.rows(`timeentries/${before['id']}`)).toMatchObject([{ rateUnitPrice: '520.00' }]);
  });

  test('a fixed fee has the amount that was typed; what is not billable amounts to nothing', async () => {
    const fixed = await make({ billableAmount: '800', links: { action: '1001', owner: '14', createdBy: '14', rate: '18' } });
    expect(fixed).toMatchObject({ billableAmountType: 'Fixed', billableAmount: '800.00' });
    expect(await make({ isBillable: 'F' })).toMatchObject({ billableAmount: '0.00', isBillable: 'F' });
  });

  test('a label says whether it includes tax', async () => {
    expect(await mere.rows('rates?includesTax=T')).toMatchObject([{ id: 20, rate: '575.00' }]);
  });
});
