import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMeetingBook } from '../../src/sandbox/meetings/meeting-book.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import type { TeamsActivity } from '../../src/sandbox/teams/activities.ts';
import { messageActivity } from '../../src/sandbox/teams/activities.ts';
import { type RunningTeams, startTeams, type TeamsOptions } from '../../src/sandbox/teams/start-teams.ts';

const appId = '33333333-3333-4333-8333-333333333333';
const tenantId = '11111111-1111-4111-8111-111111111111';
const cardType = 'application/vnd.microsoft.card.adaptive';
const [mere, daniel] = sandboxPeople;

type Got = { activity: TeamsActivity & { value?: unknown; replyToId?: string }; authorization: string | undefined };

/** A bot that keeps what it gets and answers what it is told to. */
async function startBot() {
  const got: Got[] = [];
  const answers: { status?: number; body?: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push({ activity: JSON.parse(text), authorization: request.headers.authorization });
      const { status = 200, body } = answers.shift() ?? {};
      response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve));
  return { got, answers, close, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages` };
}

const draftCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Container', items: [{ type: 'Input.Number', id: 'units', value: 5 }] },
    { type: 'Input.Toggle', id: 'billable', title: 'Billable', value: 'true' },
    { type: 'Input.Text', id: 'narrative' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { entry: 'e1', version: 3 } },
    { type: 'Action.Execute', title: 'Dismiss', verb: 'dismiss', data: { entry: 'e1' }, associatedInputs: 'none' },
    {
      type: 'Action.ShowCard',
      title: 'Split',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'part', value: 'half' }],
        actions: [{ type: 'Action.Execute', verb: 'split' }],
      },
    },
  ],
};

describe('the stand-in for Teams', () => {
  let teams: RunningTeams;
  let bot: Awaited<ReturnType<typeof startBot>>;
  beforeEach(async () => {
    bot = await startBot();
    teams = await start();
  });
  afterEach(async () => {
    await teams.close();
    await bot.close();
  });

  const start = (options: Partial<TeamsOptions> = {}) => startTeams({ port: 0, appId, tenantId, botEndpoint: bot.endpoint, ...options });
  const tokenAnswer = (fields: Record<string, string> = {}) =>
    fetch(teams.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: teams.appPassword,
        scope: 'https://api.botframework.com/.default',
        ...fields,
      }),
    });
  async function connector() {
    const { access_token: token } = (await (await tokenAnswer()).json()) as { access_token: string };
    return async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${teams.serviceUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
    };
  }
  const chatOf = (person = mere) => encodeURIComponent(teams.identities.personalChat(person ?? failed()));
  const failed = () => {
    throw new Error('no such person');
  };
  const withCard = (card: unknown, text = '') => ({ type: 'message', text, attachments: [{ contentType: cardType, content: card }] });

  describe('tokens', () => {
    test('what it posts is signed by a key of its metadata, for the bot, naming the service address of the activity', async () => {
      await teams.say('mere', 'help');
      const metadata = (await (await fetch(teams.openIdMetadataUrl)).json()) as { issuer: string; jwks_uri: string };
      const token = bot.got[0]?.authorization?.replace('Bearer ', '') ?? '';
      const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
        issuer: metadata.issuer,
        audience: appId,
      });
      expect(payload['serviceurl']).toBe(bot.got[0]?.activity.serviceUrl);
      const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as { keys: { kid: string; endorsements: string[]; d?: string }[] };
      expect(keys.find(({ kid }) => kid === decodeProtectedHeader(token).kid)?.endorsements).toContain('msteams');
      expect(JSON.stringify(keys)).not.toContain('"d"');
    });

    test.each([
      ['wrong-audience', /aud/],
      ['wrong-issuer', /iss/],
      ['wrong-key', /signature/],
      ['unknown-key', /no applicable key/],
      ['expired', /exp/],
    ] as const)('signs with the fault %s when a test asks for it', async (fault, reason) => {
      const keys = createRemoteJWKSet(new URL(teams.openIdMetadataUrl.replace('openidconfiguration', 'keys')));
      await expect(jwtVerify(await teams.sign(fault), keys, { issuer: teams.issuer, audience: appId })).rejects.toThrow(reason);
    });

    test('sends an activity of a test’s own with another token, or none', async () => {
      const activity = messageActivity(teams.activityOrigin(), mere ?? failed(), undefined, 'hi');
      await teams.send(activity, 'unsigned');
      await teams.send(activity, { token: 'abc' });
      expect(bot.got.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer abc']);
    });

    test('the connector takes only tokens that it gave to this bot', async () => {
      const answer = await fetch(`${teams.serviceUrl}v3/conversations/${chatOf()}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await teams.sign()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: 'hello' }),
      });
      expect(answer.status).toBe(401);
      expect(teams.messages('mere')).toEqual([]);
    });

    test('gives no token for a wrong secret, another application or another scope', async () => {
      expect((await tokenAnswer({ client_secret: 'guess' })).status).toBe(401);
      expect((await tokenAnswer({ client_id: tenantId })).status).toBe(401);
      expect((await tokenAnswer({ scope: 'https://graph.microsoft.com/.default' })).status).toBe(400);
      expect((await tokenAnswer({ grant_type: 'password' })).status).toBe(400);
    });
  });

  describe('chats', () => {
    test('a 1:1 chat is made for a member by MRI, the same at every call', async () => {
      const call = await connector();
      const { id } = teams.identities.account(daniel ?? failed());
      const first = await call('POST', 'v3/conversations', { members: [{ id }], channelData: { tenant: { id: tenantId } } });
      const second = await call('POST', 'v3/conversations', { members: [{ id }], tenantId });
      expect(first).toMatchObject({ status: 201, body: { id: teams.identities.personalChat(daniel ?? failed()) } });
      expect(second.body).toEqual(first.body);
      expect((await call('POST', 'v3/conversations', { members: [{ id: daniel?.oid }], tenantId })).status).toBe(403);
      expect((await call('POST', 'v3/conversations', { members: [{ id }], tenantId: 'another' })).status).toBe(403);
    });

    test('a card is posted, updated in its place and removed', async () => {
      const call = await connector();
      const posted = await call('POST', `v3/conversations/${chatOf()}/activities`, withCard(draftCard));
      expect(posted).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^\d{13}$/) } });
      const message = `v3/conversations/${chatOf()}/activities/${posted.body.id}`;
      await call('PUT', message, withCard({ type: 'AdaptiveCard', body: [] }, 'Pushed'));
      expect(teams.messages('mere')).toMatchObject([
        { id: posted.body.id, from: 'bot', text: 'Pushed', card: { body: [] }, editedAt: expect.any(String) },
      ]);
      expect((await call('DELETE', message)).status).toBe(200);
      expect(teams.messages('mere')).toEqual([]);
      expect((await call('PUT', message, withCard(draftCard))).status).toBe(404);
    });

    test('refuses an unknown chat, a person’s own message and a card too big', async () => {
      const call = await connector();
      await teams.say('mere', 'mine');
      const own = teams.messages('mere')[0]?.id;
      expect((await call('POST', 'v3/conversations/a:1nobody/activities', withCard(draftCard))).status).toBe(404);
      expect((await call('PUT', `v3/conversations/${chatOf()}/activities/${own}`, withCard(draftCard))).status).toBe(403);
      const big = await call('POST', `v3/conversations/${chatOf()}/activities`, withCard({ text: 'x'.repeat(60_000) }));
      expect(big).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
    });

    test('after the app is removed writing is refused until the chat is opened again', async () => {
      const call = await connector();
      await teams.open('mere');
      await teams.remove('mere');
      const write = () => call('POST', `v3/conversations/${chatOf()}/activities`, withCard(draftCard));
      expect(await write()).toMatchObject({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
      await teams.open('mere');
      expect((await write()).status).toBe(201);
      expect(bot.got.map(({ activity }) => `${activity.type} ${activity['action'] ?? ''}`.trim())).toEqual([
        'conversationUpdate',
        'installationUpdate add',
        'installationUpdate remove',
        'conversationUpdate',
        'installationUpdate add',
      ]);
    });

    test('keeps the chats over a restart, readable for their owner only', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'matterclock-teams-'));
      try {
        const stateFile = join(folder, 'teams.json');
        const first = await start({ stateFile });
        await first.say('grace', 'drafts');
        await first.close();
        expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
        const second = await start({ stateFile });
        expect(second.messages('grace')).toMatchObject([{ from: 'grace', text: 'drafts' }]);
        await second.close();
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });

  describe('what people do', () => {
    test('a message in the 1:1 chat names person, tenant and chat; in a meeting’s chat it mentions the bot', async () => {
      const meeting = teams.meetings.byKey('harlow-lease-call');
      await teams.say('mere', 'drafts');
      await teams.say('mere', 'drafts', meeting);
      expect(bot.got[0]?.activity).toMatchObject({
        type: 'message',
        text: 'drafts',
        channelId: 'msteams',
        from: { aadObjectId: mere?.oid, id: expect.stringMatching(/^29:/) },
        recipient: { id: `28:${appId}` },
        conversation: { conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
      });
      expect(bot.got[1]?.activity).toMatchObject({
        text: '<at>Matterclock</at> drafts',
        conversation: { id: meeting.threadId, conversationType: 'groupChat', isGroup: true },
        channelData: { meeting: { id: meeting.teamsId } },
        entities: [{ type: 'mention', mentioned: { id: `28:${appId}` } }, { type: 'clientInfo' }],
      });
    });

    async function postCard(card: unknown = draftCard): Promise<string> {
      const call = await connector();
      return (await call('POST', `v3/conversations/${chatOf()}/activities`, withCard(card))).body.id;
    }

    test('pressing a button sends the action’s data with every input as a string, as a reply to the card', async () => {
      const id = await postCard();
      await teams.press('mere', id, 'Approve', { units: '7' });
      expect(bot.got[0]?.activity).toMatchObject({ type: 'invoke', name: 'adaptiveCard/action', replyToId: id });
      expect(bot.got[0]?.activity.value).toEqual({
        trigger: 'manual',
        action: {
          type: 'Action.Execute',
          verb: 'approve',
          data: { entry: 'e1', version: 3, units: '7', billable: 'true', narrative: '' },
        },
      });
    });

    test('a button in an opened card sends the inputs around it too; no such button or input is a mistake of the test', async () => {
      const id = await postCard();
      await teams.press('mere', id, 'split', { part: 'a third' });
      expect(bot.got[0]?.activity.value).toMatchObject({ action: { data: { part: 'a third', units: '5' } } });
      await teams.press('mere', id, 'Dismiss');
      expect(bot.got[1]?.activity.value).toMatchObject({ action: { data: { entry: 'e1' } } });
      expect(bot.got[1]?.activity.value).not.toMatchObject({ action: { data: { units: expect.anything() } } });
      await expect(teams.press('mere', id, 'approve', { part: 'x' })).rejects.toThrow('sends no input part');
      await expect(teams.press('mere', id, 'Burn')).rejects.toThrow('no button Burn');
      await expect(teams.press('grace', id, 'approve')).rejects.toThrow('sees no message');
    });

    test('the answer of a button replaces the card for who pressed, is a toast, or did not work', async () => {
      const id = await postCard();
      const after = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Approved' }] };
      bot.answers.push({ body: { statusCode: 200, type: cardType, value: after } });
      expect(await teams.press('mere', id, 'approve')).toMatchObject({ kind: 'card' });
      expect(await view('mere')).toMatchObject({ personal: [{ id, card: after }] });
      expect(teams.messages('mere')[0]?.card).toEqual(draftCard);
      bot.answers.push({ body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Already approved' } });
      expect(await pressAgain(id)).toMatchObject({ kind: 'toast', text: 'Already approved' });
      bot.answers.push({ status: 500 });
      expect(await pressAgain(id)).toMatchObject({ kind: 'failed' });
      bot.answers.push({ body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: {} } });
      expect(await pressAgain(id)).toMatchObject({ kind: 'failed' });
    });
    const pressAgain = (id: string) => teams.pressed('mere', id, { verb: 'approve', data: {} });
    const view = async (login: string) => (await fetch(`${teams.origin}/sandbox/chats?login=${login}`)).json();

    test('typing into a choice set asks the bot and answers its choices', async () => {
      bot.answers.push({ body: { statusCode: 200, type: 'x', value: { results: [{ title: 'Harlow', value: '1002' }] } } });
      expect(await teams.search('mere', { dataset: 'matters', queryText: 'har' })).toEqual([{ title: 'Harlow', value: '1002' }]);
      await expect(teams.search('mere', { dataset: 'matters', queryText: 'har' })).rejects.toThrow('answered 200');
      expect(bot.got[0]?.activity).toMatchObject({
        name: 'application/search',
        value: { queryText: 'har', queryOptions: { skip: 0, top: 15 }, dataset: 'matters' },
      });
    });

    test('the sign-in window’s state comes as an invoke of the person whose window it was', async () => {
      await teams.verifyState('tom', 'code-1');
      expect(bot.got[0]?.activity).toMatchObject({
        type: 'invoke',
        name: 'signin/verifyState',
        value: { state: 'code-1' },
        from: { name: 'Tom Bellamy' },
      });
    });

    test('a meeting’s end is an event with its id in channelData only', async () => {
      const meeting = teams.meetings.byKey('harlow-lease-call');
      const { session } = await teams.endMeeting(meeting);
      const { activity } = bot.got[0] ?? failed();
      expect(activity).toMatchObject({
        type: 'event',
        name: 'application/vnd.microsoft.meetingEnd',
        conversation: { id: meeting.threadId, conversationType: 'groupChat' },
        channelData: { meeting: { id: meeting.teamsId } },
        value: { MeetingType: 'Scheduled', Title: meeting.title, EndTime: session.endedAt.toISOString() },
      });
      expect(activity.value).not.toMatchObject({ Id: meeting.teamsId });
      expect(session.endedAt.getTime() - session.startedAt.getTime()).toBe(42 * 60_000);
    });

    test('without a bot, or with one that refuses, what is sent is answered so and the chat keeps what was written', async () => {
      const lonely = await startTeams({ port: 0, appId, tenantId });
      expect(await lonely.say('mere', 'anyone?')).toEqual({ status: 503, body: undefined });
      await lonely.open('mere');
      lonely.setBotEndpoint(bot.endpoint);
      await lonely.open('mere');
      expect(bot.got.map(({ activity }) => activity.type)).toEqual(['conversationUpdate', 'installationUpdate']);
      expect(lonely.messages('mere')).toHaveLength(1);
      await lonely.close();
    });
  });

  describe('rosters and meetings', () => {
    test('the roster of a meeting’s chat comes in pages, outsiders with their own tenant, nobody anonymous', async () => {
      const call = await connector();
      const meeting = teams.meetings.byKey('harlow-lease-call');
      const path = `v3/conversations/${encodeURIComponent(meeting.threadId)}/pagedmembers`;
      const first = await call('GET', `${path}?pageSize=2`);
      const second = await call('GET', `${path}?pageSize=2&continuationToken=${first.body.continuationToken}`);
      expect(first.body.members.map((one: { name: string }) => one.name)).toEqual(['Mere Tāwhai', 'Daniel Okafor']);
      expect(second.body).toMatchObject({ members: [{ name: 'Petra Hale', userRole: 'guest' }] });
      expect(second.body.members[0].tenantId).not.toBe(tenantId);
      const catchUp = encodeURIComponent(teams.meetings.byKey('doyle-catch-up').threadId);
      expect((await call('GET', `v3/conversations/${catchUp}/pagedmembers`)).body.members).toHaveLength(2);
    });

    test('one member is found by MRI or object id', async () => {
      const call = await connector();
      const found = await call('GET', `v3/conversations/${chatOf()}/members/${mere?.oid}`);
      expect(found).toMatchObject({ status: 200, body: { objectId: mere?.oid, email: mere?.email, givenName: 'Mere' } });
      expect((await call('GET', `v3/conversations/${chatOf()}/members/${daniel?.oid}`)).status).toBe(404);
    });

    test('a meeting tells Graph’s id, its organizer and who takes part', async () => {
      const call = await connector();
      const meeting = teams.meetings.byKey('harlow-lease-call');
      const path = `v1/meetings/${encodeURIComponent(meeting.teamsId)}`;
      expect(await call('GET', path)).toMatchObject({
        status: 200,
        body: {
          details: { msGraphResourceId: meeting.graphId, title: meeting.title, type: 'Scheduled' },
          conversation: { id: meeting.threadId },
          organizer: { aadObjectId: mere?.oid, tenantId },
        },
      });
      const participant = await call('GET', `${path}/participants/${daniel?.oid}?tenantId=${tenantId}`);
      expect(participant.body).toMatchObject({ user: { aadObjectId: daniel?.oid }, meeting: { role: 'Presenter', inMeeting: false } });
      expect((await call('GET', `${path}/participants/${daniel?.oid}`)).status).toBe(400);
      expect((await call('GET', 'v1/meetings/unknown')).status).toBe(404);
    });
  });

  describe('faults', () => {
    const write = async () => (await connector())('POST', `v3/conversations/${chatOf()}/activities`, withCard(draftCard));

    test.each([
      ['too-many', 429, 0],
      ['forbidden', 403, 0],
      ['error-before', 502, 0],
      ['error-after', 502, 1],
    ] as const)('%s answers %i with %i messages written, once', async (kind, status, written) => {
      teams.faults.plan({ kind, retryAfter: 7 });
      const answer = await write();
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(kind === 'too-many' ? '7' : null);
      expect(teams.messages('mere')).toHaveLength(written);
      expect((await write()).status).toBe(201);
    });

    test('a dropped answer leaves the message written', async () => {
      teams.faults.plan({ kind: 'drop-after' });
      await expect(write()).rejects.toThrow();
      expect(teams.messages('mere')).toHaveLength(1);
    });

    test('what is held waits until it is released, and other calls do not', async () => {
      teams.faults.plan({ kind: 'hold' });
      const slow = write();
      const arrived = teams.nextMessage((_message, chat) => chat === teams.identities.personalChat(mere ?? failed()));
      const call = await connector();
      expect((await call('GET', `v3/conversations/${chatOf()}/pagedmembers`)).status).toBe(200);
      expect(teams.messages('mere')).toEqual([]);
      await fetch(`${teams.origin}/sandbox/release`, { method: 'POST' });
      expect((await slow).status).toBe(201);
      expect(await arrived).toMatchObject({ from: 'bot' });
    });
  });

  describe('for the playground', () => {
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${teams.origin}/sandbox/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });

    test('a person sees their own chat and the meetings they are invited to', async () => {
      await post('say', { login: 'daniel', text: 'for my eyes' });
      const mine = (await (await fetch(`${teams.origin}/sandbox/chats?login=mere`)).json()) as {
        personal: unknown[];
        meetings: { key: string }[];
      };
      expect(mine.personal).toEqual([]);
      expect(mine.meetings.map(({ key }) => key)).toEqual(['harlow-lease-call']);
      const his = await (await fetch(`${teams.origin}/sandbox/chats?login=daniel`)).json();
      expect(his).toMatchObject({ personal: [{ text: 'for my eyes', from: { login: 'daniel' } }] });
    });

    test('ending a meeting is told to the bot and shown', async () => {
      expect((await post('end-meeting', { meeting: 'harlow-lease-call' })).status).toBe(200);
      const view = await (await fetch(`${teams.origin}/sandbox/chats?login=mere`)).json();
      expect(view).toMatchObject({ meetings: [{ ended: [expect.any(String)], minutes: 42 }] });
      expect(bot.got).toHaveLength(1);
    });

    test('bad input is answered in one line', async () => {
      for (const [path, body] of [
        ['say', { login: 'nobody', text: 'x' }],
        ['say', { login: 'mere', text: '' }],
        ['press', { login: 'mere', message: '1', verb: 'x' }],
        ['end-meeting', { meeting: 'none' }],
        ['faults', { faults: [{ kind: 'flood' }] }],
      ] as const) {
        const answer = await post(path, body);
        expect({ path, status: answer.status, body: await answer.json() }).toMatchObject({
          path,
          status: 400,
          body: { error: expect.any(String) },
        });
      }
      expect(bot.got).toEqual([]);
    });

    test('only pages of this computer may read it', async () => {
      const asked = async (origin: string) =>
        (await fetch(`${teams.origin}/sandbox/chats?login=mere`, { headers: { origin } })).headers.get('access-control-allow-origin');
      expect(await asked('http://127.0.0.1:3978')).toBe('http://127.0.0.1:3978');
      expect(await asked('https://evil.example')).toBeNull();
    });
  });

  test('meetings are held as often as they are ended, also over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'matterclock-meetings-'));
    try {
      const stateFile = join(folder, 'meetings.json');
      const book = openMeetingBook({ stateFile, now: () => new Date('2026-11-25T01:00:00Z') });
      const meeting = book.byKey('doyle-catch-up');
      const [first, second] = [book.end(meeting), book.end(meeting, new Date('2026-11-26T01:00:00Z'))];
      expect(first.transcriptId).not.toBe(second.transcriptId);
      expect(openMeetingBook({ stateFile }).sessions(meeting)).toEqual([first, second]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
