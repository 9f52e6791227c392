import { afterEach, describe, expect, test } from 'vitest';
import { type EntryView, entryView } from '../../../src/contract/entry.ts';
import { type PushProgress, type PushResult, pushAnswer } from '../../../src/contract/push.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { rowOf } from '../stand-in/sign-in.ts';
import { type Desk, sitDown } from './at-desk.ts';

const day = 86_400_000;
const narrative = 'Perusing statements of the trust and considering the next step';

describe.each(databaseKinds)('after the push, on %s', (kind) => {
  let desk: Desk;
  afterEach(() => desk.close());

  const pushed = async (changes: object = {}): Promise<EntryView> => {
    const entry = await desk.intend({ narrative, ...changes });
    await desk.drain();
    const after = await desk.again(entry);
    expect(after.state).toBe('pushed');
    return after;
  };
  const bill = (entry: EntryView, reference: string) =>
    desk.control.call('POST', 'bill', { entries: [Number(entry.pushed?.remoteId)], reference });
  const receipt = async (entry: EntryView) => {
    const { body } = await desk.mere.call('GET', `/api/entries/${entry.id}/receipt`);
    return body as { intact: boolean; lines: { kind: string; facts: Record<string, unknown> }[] };
  };

  describe('a recall', () => {
    test('takes the entry out of Actionstep; it is a draft again, and what is pushed next has a reference of its own', async () => {
      desk = await sitDown(kind);
      const entry = await pushed();
      const [before] = await desk.rows(entry);
      expect(await desk.verb(entry, 'recall')).toMatchObject({ state: 'recalling' });
      await desk.drain();
      const draft = await desk.again(entry);
      expect(draft).toMatchObject({ state: 'draft', narrative, matter: entry.matter, problem: null, pushed: null });
      expect(await desk.rows(entry)).toEqual([]);
      const approved = await desk.verb(draft, 'approve', { matterId: draft.matter?.id });
      await desk.verb(approved, 'push');
      await desk.drain();
      const [after] = await desk.rows(entry);
      expect(after?.['importExternalReference']).not.toBe(before?.['importExternalReference']);
      expect((await desk.again(entry)).state).toBe('pushed');
      const { intact, lines } = await receipt(entry);
      expect(intact).toBe(true);
      expect(lines.map((line) => line.kind)).toEqual(expect.arrayContaining(['recall-intended', 'recalled']));
    });

    test('of a billed entry is refused in words and leaves it there; once known to be billed, at once', async () => {
      desk = await sitDown(kind);
      const entry = await pushed();
      await bill(entry, 'INV-12');
      await desk.verb(entry, 'recall');
      await desk.drain();
      const still = await desk.again(entry);
      expect(still).toMatchObject({ state: 'pushed', pushed: { bill: 'INV-12' } });
      expect(still.problem?.message).toContain('on bill INV-12');
      expect(await desk.rows(entry)).toHaveLength(1);
      const again = await desk.mere.call('POST', `/api/entries/${entry.id}/recall`, { version: still.version });
      expect(again).toMatchObject({ status: 409, body: { code: 'illegal-move', detail: expect.stringContaining('INV-12') } });
    });

    test.each([['drop-before'], ['drop-after'], ['error-after']])(
      'whose outcome is unknown (%s) is looked up until it is gone',
      async (fault) => {
        desk = await sitDown(kind);
        const entry = await pushed();
        await desk.control.fault({ kind: fault, method: 'DELETE', path: 'rest/timeentries' });
        await desk.verb(entry, 'recall');
        await desk.drain();
        expect(await desk.again(entry)).toMatchObject({ state: 'recalling', problem: { code: 'outcome-unknown' } });
        await desk.pass();
        expect((await desk.again(entry)).state).toBe('draft');
        expect(await desk.rows(entry)).toEqual([]);
      },
    );

    test('of a draft, or by another person, is refused', async () => {
      desk = await sitDown(kind);
      const draft = await desk.draft();
      expect(await desk.mere.call('POST', `/api/entries/${draft.id}/recall`, { version: 1 })).toMatchObject({ status: 409 });
    });
  });

  test('the daily look notes what was changed in Actionstep, what was deleted there, and the bill; the receipt has it', async () => {
    desk = await sitDown(kind);
    const [changed, gone, onBill] = [
      await pushed({ units: 3 }),
      await pushed({ narrative: `${narrative} again` }),
      await pushed({ narrative: `${narrative} still` }),
    ];
    const byHand = await desk.byHand();
    expect(await byHand.put('timeentries', changed.pushed?.remoteId, { billableHours: '0.20' })).toMatchObject({ status: 200 });
    await byHand.call('DELETE', `timeentries/${gone.pushed?.remoteId}`);
    await bill(onBill, 'INV-3');
    desk.clock.ahead += day + 60_000;
    await desk.drain();
    expect((await desk.again(changed)).pushed).toMatchObject({ changes: ['Changed in Actionstep: 0.3 → 0.2 h.'], gone: false, bill: null });
    expect((await desk.again(gone)).pushed).toMatchObject({ gone: true });
    expect((await desk.again(onBill)).pushed).toMatchObject({ bill: 'INV-3', gone: false });
    expect((await receipt(changed)).lines.at(-1)).toMatchObject({ kind: 'seen-in-actionstep', facts: { hours: '0.20' } });
    const asked = (await desk.control.requests()).filter(({ path }) => /timeentries\/\d+,\d+/.test(String(path)));
    expect(asked).toHaveLength(1);
    const before = (await receipt(changed)).lines.length;
    desk.clock.ahead += day;
    await desk.drain();
    expect(await receipt(changed)).toMatchObject({ intact: true });
    expect((await receipt(changed)).lines).toHaveLength(before);
  });

  test('what Actionstep holds otherwise than it was meant is said on the entry; the activity code goes over the wire', async () => {
    desk = await sitDown(kind, { minimumBillableHours: 0.5 });
    const entry = await pushed({ activityCode: 'A106' });
    expect(entry.pushed).toMatchObject({ hours: '0.50', differences: ['Actionstep bills 0.50 h, sent were 0.10 h.'] });
    const row = rowOf(await (await desk.byHand()).call('GET', `timeentries/${entry.pushed?.remoteId}`), 'timeentries');
    expect(row['links']).toMatchObject({ utbmsActivityCode: 'A106' });
    const own = await pushed({ narrative: `${narrative} again`, activityCode: 'TEL' });
    expect(own.pushed?.differences).toContain('The activity code TEL is no UTBMS code and was not sent.');
  });

  test('pushing 40 entries tells n of 40 as it goes, and at last what did not go, why, and what mends it', async () => {
    desk = await sitDown(kind);
    const first = await desk.approve({ narrative });
    const entries: EntryView[] = [];
    for (let number = 0; number < 39; number += 1) {
      const copy = await desk.mere.get(entryView, 'POST', `/api/entries/${first.id}/duplicate`);
      entries.push(await desk.verb(copy, 'approve', { matterId: copy.matter?.id }));
    }
    await desk.control.fault({ kind: 'error-before', status: 422, method: 'POST', path: 'rest/timeentries', skip: 5 });
    const draft = await desk.draft();
    const asked = [first, ...entries, draft].map(({ id, version }) => ({ id, version }));
    const { pushing, refused } = await desk.mere.get(pushAnswer, 'POST', '/api/pushes', { entries: asked });
    expect(pushing).toHaveLength(40);
    expect(refused).toMatchObject([{ id: draft.id, code: 'illegal-move' }]);
    const events = await eventsOf(desk, pushing);
    const progress = events.filter(({ name }) => name === 'progress').map(({ data }) => data as PushProgress);
    const result = events.at(-1);
    expect(progress.every(({ total }) => total === 40)).toBe(true);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(result).toMatchObject({ name: 'result', data: { total: 40, pushed: 39 } });
    expect((result?.data as PushResult | undefined)?.notPushed).toMatchObject([
      { code: 'actionstep-refused', mend: 'edit', message: expect.any(String) },
    ]);
    const anonymous = await fetch(`${desk.origin}/api/pushes/progress?entries=${first.id}`);
    expect(anonymous.status).toBe(401);
  });
});

type Event = { name: string; data: unknown };

async function eventsOf(desk: Desk, entries: readonly EntryView[]): Promise<Event[]> {
  const url = `${desk.origin}/api/pushes/progress?entries=${entries.map(({ id }) => id).join(',')}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${desk.mere.token}` } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  return (await answer.text())
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [name = '', data = ''] = block.split('\n');
      return { name: name.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) as unknown };
    });
}
