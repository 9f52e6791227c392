import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../src/database/index.ts';
import type { FirmId } from '../../src/domain/ids.ts';
import { meetingActivity } from '../../src/sandbox/teams/activities.ts';
import { buttonsOf, cardShape, textOf } from '../unit/bot/card-shape.ts';
import { connect } from './backend/client.ts';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

describe.each(databaseKinds)('a meeting in Teams on %s', (kind) => {
  let backend: TeamsBackend;
  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
    for (const login of ['mere', 'daniel']) {
      await connect(backend, login);
      await backend.teams.open(login);
    }
  });
  afterAll(() => backend.close());

  const meetingsKept = () =>
    backend.database.withFirm(backend.firm as FirmId, ({ tx }) => tx.select({ id: tables.meeting.id }).from(tables.meeting));

  test('that ended becomes a card for each of the firm who was there, with their own time, which they approve and push', async () => {
    const meeting = backend.teams.meetings.meetings[0];
    if (!meeting) throw new Error('no meeting');
    expect((await backend.teams.endMeeting(meeting)).delivery).toMatchObject({ status: 200 });
    await backend.settle();
    const { id, card } = backend.cardIn('mere');
    expect(cardShape.parse(card)).toBeTruthy();
    expect(textOf(card)).toContain(`Draft time entry from your meeting\nMeeting: \n${meeting.title}`);
    if (!buttonsOf(card).includes('Approve')) {
      const found = await backend.teams.search('mere', { dataset: 'matters', queryText: 'fam-2026-0107' });
      await backend.teams.press('mere', id, 'Use this matter', { matter_0: found[0]?.value ?? '' });
    }
    await backend.teams.press('mere', id, 'edit', { units_0: '5' });
    await backend.teams.press('mere', id, 'approve');
    expect(await backend.ask('mere', '/actionstep push')).toBe('1 entry is on the way to Actionstep.');
    await backend.settle();
    const after = backend.cardIn('mere');
    expect(after.id).toBe(id);
    expect(textOf(after.card)).toContain('In Actionstep: 0.5 h × $520.00 = $260.00, GST-exclusive');
  });

  test('that ended before somebody connected finds its matter once their matters have been read', async () => {
    const meeting = backend.teams.meetings.meetings[0];
    if (!meeting) throw new Error('no meeting');
    await backend.ask('mere', 'disconnect');
    await backend.teams.endMeeting(meeting);
    await backend.settle();
    const before = backend.cardIn('mere');
    expect(textOf(before.card)).toContain('Actionstep is not connected\nType connect.');
    expect(buttonsOf(before.card)).not.toContain('Approve');
    await connect(backend, 'mere');
    await backend.settle();
    const after = backend.cardIn('mere');
    expect(after.id).toBe(before.id);
    expect(textOf(after.card)).toContain('COM-2026-0044');
    expect(buttonsOf(after.card)).toContain('Approve');
  });

  test.each([
    ['of another tenant', { inData: true, inChat: true }],
    ['that two tenants are named for, the other one first', { inData: true, inChat: false }],
    ['that two tenants are named for, the firm’s own first', { inData: false, inChat: true }],
  ])('%s is not taken', async (_which, { inData, inChat }) => {
    const meeting = backend.teams.meetings.meetings[1];
    if (!meeting) throw new Error('no meeting');
    const ended = meetingActivity(backend.teams.activityOrigin(), meeting, { ended: backend.teams.meetings.end(meeting) });
    const id = '99999999-9999-4999-8999-999999999999';
    const foreign = {
      ...ended,
      channelData: { ...ended.channelData, ...(inData ? { tenant: { id } } : {}) },
      conversation: { ...ended.conversation, ...(inChat ? { tenantId: id } : {}) },
    };
    const before = await meetingsKept();
    expect(await backend.teams.send(foreign)).toMatchObject({ status: 200 });
    await backend.settle();
    expect(await meetingsKept()).toEqual(before);
  });

  test('of which Teams tells nothing at first is asked for again', async () => {
    const meeting = backend.teams.meetings.meetings[1];
    if (!meeting) throw new Error('no meeting');
    backend.teams.faults.plan({ kind: 'error-before', on: 'read' });
    const asked = backend.graph.calls.length;
    await backend.teams.endMeeting(meeting);
    await backend.settle();
    expect(backend.graph.calls.length).toBeGreaterThan(asked);
  });
});
