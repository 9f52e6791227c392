import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { entryBody, type Json, rowOf } from './stand-in/sign-in.ts';

const { sandbox, mere, control } = await openStandIn();
let target: Server;
let targetUrl: string;
let status = 200;
let received: Json[] = [];

beforeAll(async () => {
  target = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    received.push(JSON.parse(text) as Json);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook?key=1`;
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(async () => {
  await sandbox.close();
  target.close();
});

async function hook(eventName: string, url = targetUrl): Promise<unknown> {
  return rowOf(await mere.post('resthooks', { eventName, targetUrl: url }), 'resthooks')['id'];
}

const named = () => received.map(({ meta }) => (meta as { debug: { resthook: Json } }).debug.resthook['event_name']);

describe('hooks', () => {
  test('are told in JSON:API of a time entry, and counted', async () => {
    const id = await hook('TimeEntryCreated');
    const made = rowOf(await mere.post('timeentries', entryBody()), 'timeentries');
    expect(await control.deliveries()).toMatchObject([{ hookId: String(id), event: 'TimeEntryCreated', status: 200 }]);
    expect(received).toMatchObject([
      {
        jsonapi: { version: '1.0' },
        data: {
          type: 'timeentries',
          id: String(made['id']),
          attributes: { actualHours: '0.25', isBillable: 'T', billReference: null },
          relationships: { action: { data: { type: 'actions', id: '1001' } }, quickCode: { data: null } },
        },
        meta: {
          debug: { resthook: { id: String(id), event_name: 'TimeEntryCreated', resource_id: String(made['id']), trigger_count: 1 } },
        },
      },
    ]);
    expect(await mere.rows(`resthooks/${id}`)).toMatchObject([
      { status: 'Active', triggeredCount: 1, triggeredLastTimestamp: expect.any(String) },
    ]);
  });

  test('are told of every kind of change the stand-in can make, whichever way it was made', async () => {
    const events = [
      'ActionCreated',
      'ActionUpdated',
      'ActionParticipantAdded',
      'ActionParticipantDeleted',
      'DisbursementCreated',
      'DisbursementUpdated',
    ];
    events.push(
      'FileNoteCreated',
      'FileNoteUpdated',
      'ParticipantCreated',
      'ParticipantUpdated',
      'TaskCreated',
      'TaskUpdated',
      'TimeEntryUpdated',
    );
    for (const event of events) await hook(event);
    const links = { action: '1003', assignee: '14' };
    await control.record('actions', { id: 7100, name: 'New' });
    await mere.put('actions', 7100, { reference: 'N-1' });
    const role = { links: { action: 7100, participantType: 32, participant: 2001 } };
    await mere.post('actionparticipants', role);
    await mere.call('DELETE', 'actionparticipants/7100--32--2001');
    const cost = { date: '2026-11-20', description: 'x', quantity: 1, unitPrice: 1, unitPriceIncludesTax: 'F', links };
    await mere.put('disbursements', rowOf(await mere.post('disbursements', cost), 'disbursements')['id'], { description: 'y' });
    await mere.put('filenotes', rowOf(await mere.post('filenotes', { text: 'x', links }), 'filenotes')['id'], { text: 'y' });
    await mere.put('participants', rowOf(await mere.post('participants', { lastName: 'x' }), 'participants')['id'], { lastName: 'y' });
    const task = { name: 'x', status: 'Incomplete', dueTimestamp: '2026-12-01T00:00:00+13:00', links };
    await mere.put('tasks', rowOf(await mere.post('tasks', task), 'tasks')['id'], { name: 'y' });
    const record = { startTimestamp: '2026-11-20T09:00:00+13:00', actualHours: 1, links: { action: '1001' } };
    await mere.put('timerecords', rowOf(await mere.post('timerecords', record), 'timerecords')['id'], { notes: 'y' });
    await control.deliveries();
    expect(named().filter((event) => event !== 'TimeEntryCreated')).toEqual(events);
  });

  test.each([204, 302, 500])('are disabled by an answer of %i, and told nothing more until they are changed', async (answer) => {
    const id = await hook('FileNoteCreated');
    status = answer;
    const note = { text: 'x', links: { action: '1001' } };
    await mere.post('filenotes', note);
    await control.deliveries();
    expect(await mere.rows(`resthooks/${id}`)).toMatchObject([{ status: 'Disabled' }]);
    received = [];
    status = 200;
    await mere.post('filenotes', note);
    await control.deliveries();
    expect(received).toEqual([]);
    await mere.put('resthooks', id, { eventName: 'FileNoteCreated', targetUrl });
    await mere.post('filenotes', note);
    await control.deliveries();
    expect(received).toHaveLength(1);
    await mere.call('DELETE', `resthooks/${id}`);
  });

  test('a target that answers 401 disables its hook, or deletes it when the switch says so', async () => {
    const run = async () => {
      const id = await hook('TaskUpdated', targetUrl);
      status = 401;
      await control.record('tasks', { id: 1, name: 'x' });
      await control.record('tasks', { id: 1, name: 'y' });
      await control.deliveries();
      return (await mere.rows(`resthooks/${id}`))[0]?.['status'];
    };
    expect(await run()).toBe('Disabled');
    await control.set({ hookUnauthorised: 'deleted' });
    expect(await run()).toBe('Deleted');
  });

  test('a target that is not on this computer is never asked', async () => {
    const id = await hook('ParticipantUpdated', 'https://elsewhere.example/hook');
    await mere.put('participants', 2001, { occupation: 'x' });
    const deliveries = await control.deliveries();
    expect(deliveries.find(({ hookId }) => hookId === String(id))).toMatchObject({ status: null });
    expect(await mere.rows(`resthooks/${id}`)).toMatchObject([{ status: 'Disabled' }]);
  });

  test('can be registered for the 21 events there are, several at once, and for no other', async () => {
    expect((await mere.post('resthooks', { eventName: 'TimeEntryDeleted', targetUrl })).status).toBe(422);
    expect((await mere.post('resthooks', { eventName: 'StepChanged', targetUrl: 'here' })).status).toBe(422);
    const many = await mere.post('resthooks', [
      { eventName: 'StepChanged', targetUrl },
      { eventName: 'DataCollectionRecordValueUpdated', targetUrl },
    ]);
    expect(many.body['resthooks']).toHaveLength(2);
  });
});
