import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entryView } from '../../../src/contract/entry.ts';
import { clientFor, connect } from '../backend/client.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { sampleMail } from '../sample-mail.ts';
import { type Desk, sitDown } from './at-desk.ts';

const long = (bytes: number) => 'Perusing '.repeat(Math.ceil(bytes / 9));

describe.each(databaseKinds)('bad input, on %s', (kind) => {
  let desk: Desk;
  let entry: EntryView;
  beforeAll(async () => {
    desk = await sitDown(kind);
    entry = await desk.draft();
  });
  afterAll(() => desk.close());

  /** The answer is a problem document that says what is wrong and where, in words; nothing was changed. */
  const isRefused = async (answer: { status: number; body: unknown; headers: Headers }, pointer: string) => {
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({ body: { pointer, code: expect.any(String), detail: expect.stringMatching(/^[A-Z].{10,}\.$/s) } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await desk.again(entry)).toEqual(entry);
  };
  const patch = (change: object) => desk.mere.call('PATCH', `/api/entries/${entry.id}`, { version: entry.version, ...change });

  test.each([
    ['no units', { units: 0 }, '/units'],
    ['negative units', { units: -3 }, '/units'],
    ['a billion units', { units: 1e9 }, '/units'],
    ['units that are no number', { units: Number.NaN }, '/units'],
    ['units as text with a comma', { units: '0,5' }, '/units'],
    ['half a unit', { units: 0.5 }, '/units'],
    ['negative time', { actualSeconds: -1 }, '/actualSeconds'],
    ['more than a day', { actualSeconds: 86_401 }, '/actualSeconds'],
    ['an empty narrative', { narrative: '' }, '/narrative'],
    ['a narrative of blanks', { narrative: ' \n\t ' }, '/narrative'],
    ['a narrative of 10 MB', { narrative: long(10_000_000) }, '/narrative'],
    ['a narrative of 30 kB', { narrative: long(30_000) }, '/narrative'],
    ['control characters', { narrative: 'Perusing\u0000 the\u0007 lease' }, '/narrative'],
    ['a formula', { narrative: '=HYPERLINK("https://evil.example","Lease")' }, '/narrative'],
    ['a formula by another sign', { narrative: "-2+3+cmd|' /C calc'!A0" }, '/narrative'],
    ['31 February', { workDate: '2026-02-31' }, '/workDate'],
    ['the year 1900', { workDate: '1900-01-01' }, '/workDate'],
    ['a date in another form', { workDate: '20/11/2026' }, '/workDate'],
    ['the day after tomorrow', { workDate: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) }, '/workDate'],
    ['an instant for a date', { workDate: '2026-11-20T00:00:00Z' }, '/workDate'],
    ['an unknown treatment', { treatment: 'free' }, '/treatment'],
    ['an activity code that is a sentence', { activityCode: '<script>' }, '/activityCode'],
  ])('%s is refused, naming the field, and changes nothing', async (_what, change, pointer) => {
    await isRefused(await patch(change), pointer);
  });

  test.each([
    ['PATCH', '', { units: 2 }, '/version'],
    ['POST', '/approve', {}, '/version'],
    ['POST', '/push', {}, '/version'],
    ['POST', '/recall', { version: 0 }, '/version'],
    ['POST', '/decide', { version: 1, answer: 'maybe' }, '/answer'],
    ['PUT', '/matter', { version: 1, matterId: 'x' }, '/matterId'],
  ])('%s %s without what it needs is refused, naming it', async (method, path, body, pointer) => {
    await isRefused(await desk.mere.call(method, `/api/entries/${entry.id}${path}`, body), pointer);
  });

  test('a matter of another firm is refused like one that does not exist', async () => {
    const choice = { version: entry.version, matterId: '01900000-0000-7000-8000-000000000001' };
    await isRefused(await desk.mere.call('PUT', `/api/entries/${entry.id}/matter`, choice), '/matterId');
  });

  test('someone else’s draft is refused like one that does not exist, by every verb', async () => {
    await connect(desk, 'daniel');
    const daniel = await clientFor(desk, 'daniel');
    const one = { version: entry.version, matterId: entry.matter?.id, answer: 'there' };
    for (const verb of ['approve', 'push', 'recall', 'decide', 'dismiss', 'unapprove', 'restore-original'])
      await isRefused(await daniel.call('POST', `/api/entries/${entry.id}/${verb}`, one), '/id');
    await isRefused(await daniel.call('PATCH', `/api/entries/${entry.id}`, { version: 1, units: 2 }), '/id');
    const many = await daniel.call('POST', '/api/pushes', { entries: [{ id: entry.id, version: entry.version }] });
    expect(many).toMatchObject({ status: 200, body: { pushing: [], refused: [{ id: entry.id, code: 'not-found' }] } });
  });

  test.each([
    ['midnight in Auckland', '2026-11-19T11:00:00+00:00', '2026-11-20'],
    ['a second before midnight in Auckland', '2026-11-19T10:59:59+00:00', '2026-11-19'],
    ['the night the clocks go forward', '2026-09-26T13:59:59+00:00', '2026-09-27'],
    ['the hour that exists twice', '2026-04-04T14:30:00+00:00', '2026-04-05'],
  ])('work at %s is of the day it was there, and stands on that day in Actionstep', async (what, at, workDate) => {
    const [draft] = (await desk.mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail({ at }))).entries;
    expect(draft?.workDate).toBe(workDate);
    if (!draft) throw new Error('no draft');
    const narrative = `Perusing correspondence received at ${what}`;
    const edited = await desk.mere.get(entryView, 'PATCH', `/api/entries/${draft.id}`, { version: 1, narrative });
    const approved = await desk.verb(edited, 'approve', { matterId: edited.matter?.id });
    await desk.verb(approved, 'push');
    await desk.drain();
    expect(await desk.rows(approved)).toMatchObject([{ workDate }]);
  });
});
