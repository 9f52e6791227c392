import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView } from '../../src/contract/entry.ts';
import { pressOf } from '../../src/sandbox/teams/card-actions.ts';
import { textOf } from '../unit/bot/card-shape.ts';
import { clientFor, connect } from './backend/client.ts';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

describe.each(databaseKinds)('sending cards on %s', (kind) => {
  let backend: TeamsBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  let entry: EntryView;
  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
    await connect(backend, 'mere');
    await backend.teams.open('mere');
    mere = await clientFor(backend, 'mere');
    const { entries } = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail());
    if (!entries[0]) throw new Error('no draft');
    entry = entries[0];
  });
  afterAll(() => backend.close());
  afterEach(() => backend.teams.faults.clear());

  const cards = () => backend.fromBot('mere').filter(({ card }) => card !== null);
  const drain = () => backend.backend.worker.drain();
  const edit = async (narrative: string) => {
    const { version } = await mere.get(entryOf, 'GET', `/api/entries/${entry.id}`);
    await mere.call('PATCH', `/api/entries/${entry.id}`, { version, narrative });
  };
  const entryOf = draftsAnswer.shape.entries.def.element;

  test('a card that Teams throttles waits as long as Teams asks, then is sent once', async () => {
    const before = cards().length;
    backend.teams.faults.plan({ kind: 'too-many', retryAfter: 30 });
    await backend.teams.say('mere', 'drafts');
    await drain();
    expect(cards()).toHaveLength(before);
    backend.clock.ahead += 29_000;
    await drain();
    expect(cards()).toHaveLength(before);
    backend.clock.ahead += 2000;
    await drain();
    expect(cards()).toHaveLength(before + 1);
  });

  test('changes in a row are one update at a time, no two within a second, and the last one shows', async () => {
    await backend.settle();
    const { id } = backend.cardIn('mere');
    await edit('First change');
    await drain();
    await edit('Second change');
    await edit('Third change');
    await drain();
    expect(textOf(backend.cardIn('mere').card)).toContain('First change');
    backend.clock.ahead += 1100;
    await drain();
    expect(textOf(backend.cardIn('mere').card)).toContain('Third change');
    expect(backend.cardIn('mere').id).toBe(id);
  });

  test.each(['error-after', 'drop-after'] as const)(
    'a card that may have been taken (%s) is not sent again, and is kept up to date once it is used',
    async (fault) => {
      await backend.settle();
      const before = cards().length;
      backend.teams.faults.plan({ kind: fault });
      await backend.teams.say('mere', 'drafts');
      await backend.settle();
      backend.clock.ahead += 3_600_000;
      await backend.settle();
      expect(cards()).toHaveLength(before + 1);
      await edit(`Changed after ${fault}`);
      await backend.settle();
      const message = backend.cardIn('mere');
      expect(textOf(message.card)).not.toContain(`Changed after ${fault}`);
      const dismiss = pressOf(message.card, 'dismiss');
      if (!dismiss) throw new Error('no button');
      await backend.teams.pressed('mere', message.id, dismiss);
      await backend.settle();
      expect(textOf(backend.cardIn('mere').card)).toContain(`Changed after ${fault}`);
      expect(cards()).toHaveLength(before + 1);
    },
  );

  test('an update that may have been taken is simply made again', async () => {
    await backend.teams.say('mere', 'drafts');
    await backend.settle();
    backend.teams.faults.plan({ kind: 'drop-after' });
    await edit('Made twice');
    await backend.settle();
    backend.clock.ahead += 6000;
    await backend.settle();
    expect(textOf(backend.cardIn('mere').card)).toContain('Made twice');
  });

  test('a person who removed the app gets nothing, and gets it when they come back', async () => {
    await backend.settle();
    await backend.teams.remove('mere');
    const before = cards().length;
    await edit('While away');
    await backend.settle();
    expect(cards()).toHaveLength(before);
    await backend.teams.open('mere');
    await backend.settle();
    expect(textOf(backend.cardIn('mere').card)).toContain('While away');
    expect(cards()).toHaveLength(before);
  });

  test('somebody who was met in a meeting’s chat only gets a chat of their own opened', async () => {
    const [meeting] = backend.teams.meetings.meetings;
    if (!meeting) throw new Error('no meeting');
    await connect(backend, 'daniel');
    const daniel = await clientFor(backend, 'daniel');
    const mail = sampleMail({ to: [{ name: 'Daniel Okafor', address: 'daniel@harbourvale.example' }] });
    await daniel.get(draftsAnswer, 'POST', '/api/drafts/mail', mail);
    await backend.teams.say('daniel', 'drafts', meeting);
    await backend.settle();
    expect(backend.teams.messages(meeting).at(-1)?.text).toBe('I send them to you in our own chat.');
    expect(textOf(backend.cardIn('daniel').card)).toContain('Draft time entry');
  });
});
