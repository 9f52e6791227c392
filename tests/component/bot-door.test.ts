import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBot } from '../../bot/index.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { messageActivity, type TeamsActivity } from '../../src/sandbox/teams/activities.ts';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

describe.each(databaseKinds)('the Teams door on %s', (kind) => {
  let backend: TeamsBackend;
  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
  });
  afterAll(() => backend.close());

  const activity = (changes: Record<string, unknown> = {}, login = 'mere'): TeamsActivity => {
    const person = sandboxPeople.find((one) => one.login === login) ?? sandboxPeople[0];
    if (!person) throw new Error('nobody');
    return { ...messageActivity(backend.teams.activityOrigin(), person, undefined, 'status'), ...changes };
  };
  const count = () => backend.fromBot('mere').length;

  test.each(['status', '/actionstep status', 'Actionstep Status!'])('%j in the own chat is answered there', async (text) => {
    expect(await backend.teams.say('mere', text)).toMatchObject({ status: 200 });
    expect(backend.fromBot('mere').at(-1)?.text).toContain('Actionstep is not connected. Type connect.\nDrafts waiting: 0');
  });

  test.each([
    'wrong-audience',
    'wrong-issuer',
    'wrong-key',
    'unknown-key',
    'expired',
    'other-service-url',
    'no-service-url',
    'not-endorsed',
  ] as const)('a token with the fault %s is refused with 401 and told nothing, and nobody is answered', async (fault) => {
    const before = count();
    const answer = await backend.teams.send(activity(), fault);
    expect(answer).toEqual({ status: 401, body: { title: 'Not a token of the Bot Connector', status: 401 } });
    expect(count()).toBe(before);
  });

  test.each([['unsigned' as const], [{ token: 'garbage' }], [{ token: 'a.b.c' }], [{ token: '' }]])(
    '%j instead of a token is refused with 401',
    async (token) => {
      expect(await backend.teams.send(activity(), token)).toMatchObject({ status: 401 });
    },
  );

  test.each([
    ['without a type', { type: undefined }],
    ['without a service address', { serviceUrl: undefined }],
    ['of another channel', { channelId: 'webchat' }],
    ['without a sender', { from: undefined }],
    ['with a date that is none', { timestamp: 'yesterday' }],
  ])('an activity %s is refused with 400', async (_what, changes) => {
    expect(await backend.teams.send(activity(changes))).toMatchObject({ status: 400 });
  });

  test('an activity that names a service address outside the list is refused, even with a token for it', async () => {
    const answer = await backend.teams.send(activity({ serviceUrl: 'https://smba.elsewhere.example/au/' }), 'other-service-url');
    expect(answer).toMatchObject({ status: 403 });
  });

  test.each([
    ['another tenant', { tenant: { id: '99999999-9999-4999-8999-999999999999' } }, '99999999-9999-4999-8999-999999999999'],
    ['two tenants at once', { tenant: { id: '99999999-9999-4999-8999-999999999999' } }, undefined],
  ])('an activity of %s is told so in words', async (_what, channelData, tenantId) => {
    const { conversation } = activity();
    const changed = { ...conversation, ...(tenantId ? { tenantId } : {}) };
    await backend.teams.send(activity({ channelData, conversation: changed }, 'mere'));
    expect(backend.fromBot('mere').at(-1)?.text).toBe('Your organisation has not been set up in Matterclock.');
  });

  test('somebody without an account of the tenant is told so', async () => {
    await backend.teams.send(activity({ from: { id: '29:guest', name: 'A guest' } }));
    expect(backend.fromBot('mere').at(-1)?.text).toContain('people who are signed in to the Teams of their firm');
  });

  test('a message that Teams sends again is answered once', async () => {
    const same = activity();
    const before = count();
    await Promise.all([backend.teams.send(same), backend.teams.send(same), backend.teams.send(same)]);
    expect(count()).toBe(before + 1);
  });

  test('an unknown command names the one that may be meant, and does nothing', async () => {
    expect(await backend.ask('mere', '/actionstep psuh')).toBe('I do not know that command. Did you mean push? Nothing was done.');
    expect(await backend.ask('mere', 'bill everything please')).toContain('Type help');
  });

  test('in a chat with others nothing of anybody’s time is told', async () => {
    const [meeting] = backend.teams.meetings.meetings;
    if (!meeting) throw new Error('no meeting');
    for (const command of ['status', 'push', 'connect', 'psuh']) await backend.teams.say('mere', command, meeting);
    const said = backend.teams.messages(meeting).filter(({ from }) => from === 'bot');
    expect(said).toHaveLength(4);
    for (const { text, card } of said)
      expect({ text, card }).toEqual({ text: 'Time entries are confidential. Write to me in our own chat.', card: null });
  });

  test('what is no command, card or meeting is taken and does nothing', async () => {
    const before = count();
    expect(await backend.teams.send(activity({ type: 'conversationUpdate', membersAdded: [] }))).toMatchObject({ status: 200 });
    expect(await backend.teams.send(activity({ type: 'messageReaction' }))).toMatchObject({ status: 200 });
    expect(count()).toBe(before);
  });

  test('an unknown invoke is answered in words', async () => {
    const answer = await backend.teams.send(activity({ type: 'invoke', name: 'task/fetch' }));
    expect(answer).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.activity.message' } });
  });

  test('the first time in the own chat help is offered, once', async () => {
    await backend.teams.open('priya');
    expect(backend.fromBot('priya').map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('After a meeting I send you a draft'),
    ]);
  });

  test('no token or name stands in the log', () => {
    const log = backend.logs.join('');
    for (const secret of ['Bearer', 'eyJ', 'Mere', '29:1']) expect(log).not.toContain(secret);
  });
});

test('a bot without an application id is not built: it would believe anybody', () => {
  const nothing = {} as never;
  const settings = {
    appId: '',
    tenants: [],
    credentials: { tokenUrl: 'http://127.0.0.1:9', clientSecret: 'x' },
    openIdMetadataUrl: 'http://127.0.0.1:9',
    tokenIssuer: 'x',
    allowedServiceUrls: [],
    publicUrl: 'http://127.0.0.1:9',
  };
  expect(() => buildBot({ ...settings, means: nothing, nudge: () => undefined, logger: nothing })).toThrow('no application id');
});
