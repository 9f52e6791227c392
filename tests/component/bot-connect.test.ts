import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionView } from '../../src/contract/session.ts';
import { tables } from '../../src/database/index.ts';
import type { FirmId } from '../../src/domain/ids.ts';
import { nodesOf } from '../unit/bot/card-shape.ts';
import { clientFor } from './backend/client.ts';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';

describe.each(databaseKinds)('connecting from Teams on %s', (kind) => {
  let backend: TeamsBackend;
  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
  });
  afterAll(() => backend.close());

  /** The links of the connect card: for the window of Teams, and for the browser. */
  const linksFor = async (login: string): Promise<string[]> => {
    await backend.teams.say(login, '/actionstep connect');
    const actions = [...nodesOf(backend.cardIn(login).card)].filter(({ type }) => String(type).startsWith('Action.'));
    return actions.map(({ url, data }) => String(url ?? (data as { msteams: { value: string } }).msteams.value));
  };
  /** Opens a link in a browser and consents in Actionstep as somebody; answers the last page. */
  const walk = async (link: string | undefined, consentAs: string): Promise<string> => {
    const { pathname, search } = new URL(link ?? '');
    const start = await fetch(`${backend.origin}${pathname}${search}`, { redirect: 'manual' });
    if (start.status !== 302) return start.text();
    const cookie = (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const consent = await fetch(`${start.headers.get('location')}&login=${consentAs}&consent=yes`, { redirect: 'manual' });
    const back = new URL(consent.headers.get('location') ?? '');
    const page = await fetch(`${backend.origin}${back.pathname}${back.search}`, { redirect: 'manual', headers: { cookie } });
    expect(page.headers.get('cache-control')).toBe('no-store');
    return page.text();
  };
  const codeOf = (page: string) => /<output id="code">([^<]+)<\/output>/.exec(page)?.[1] ?? '';
  const stateOf = async (login: string) =>
    (await (await clientFor(backend, login)).get(connectionView, 'GET', '/api/connect/status')).state;
  const waiting = () =>
    backend.database.withFirm(backend.firm as FirmId, ({ tx }) =>
      tx.select({ id: tables.provisionalGrant.id }).from(tables.provisionalGrant),
    );

  test('the page shows a code and nothing is connected until its own person gives it in the chat', async () => {
    const [popup] = await linksFor('mere');
    const page = await walk(popup, 'mere');
    expect(codeOf(page)).toMatch(/^[BCDFGHJKMNPQRSTVWXZ2-9]{4}-[BCDFGHJKMNPQRSTVWXZ2-9]{4}$/);
    expect(await stateOf('mere')).toBe('none');
    expect(await backend.ask('mere', codeOf(page).toLowerCase())).toContain('Actionstep is connected: Mere Tāwhai in harbourvale.');
    await backend.settle();
    expect(await backend.ask('mere', 'status')).toMatch(/Connected to harbourvale as Mere Tāwhai; \d+ matters\./);
    expect(await backend.ask('mere', codeOf(page))).toContain('This code is not known');
    expect(await waiting()).toEqual([]);
  });

  test('a person who is connected is told so, and disconnect deletes the grant', async () => {
    expect(await backend.ask('mere', 'connect')).toContain('Actionstep is connected: Mere');
    expect(await backend.ask('mere', 'disconnect')).toContain('Matterclock has deleted its access');
    expect(await stateOf('mere')).toBe('none');
    expect(await backend.ask('mere', 'disconnect')).toBe('Actionstep was not connected.');
  });

  test('the window of Teams hands the code over by itself', async () => {
    const [popup] = await linksFor('mere');
    const page = await walk(popup, 'mere');
    expect(await backend.teams.verifyState('mere', codeOf(page))).toMatchObject({ status: 200 });
    expect(backend.fromBot('mere').at(-1)?.text).toContain('Actionstep is connected');
    expect(await stateOf('mere')).toBe('connected');
    await backend.ask('mere', 'disconnect');
  });

  test('a connection that silence is about to end is told of, and connect renews it', async () => {
    const [popup] = await linksFor('mere');
    await backend.ask('mere', codeOf(await walk(popup, 'mere')));
    // As it is after seventeen days in which Actionstep was not reached.
    await backend.database.withFirm(backend.firm as FirmId, ({ tx }) =>
      tx.update(tables.connection).set({ tokensAt: new Date(Date.now() - 17 * 86_400_000) }),
    );
    expect(await backend.ask('mere', 'status')).toMatch(/^Connected to harbourvale .*\n.*The connection ends in 4 days; .* Type connect\./);
    const [renewal] = await linksFor('mere');
    await backend.ask('mere', codeOf(await walk(renewal, 'mere')));
    expect(await backend.ask('mere', 'status')).not.toContain('ends in');
    await backend.ask('mere', 'disconnect');
  });

  test.each(['in the chat', 'by the window'])(
    'a link sent to somebody else connects neither, given %s, and the grant is deleted',
    async (how) => {
      const [, browser] = await linksFor('daniel');
      const page = await walk(browser, 'priya');
      if (how === 'in the chat') await backend.teams.say('priya', codeOf(page));
      else await backend.teams.verifyState('priya', codeOf(page));
      expect(backend.fromBot('priya').at(-1)?.text).toContain(
        'This code belongs to another person, who began the connection. Nothing was connected.',
      );
      expect(await backend.ask('daniel', codeOf(page))).toContain('This code is not known');
      expect([await stateOf('daniel'), await stateOf('priya')]).toEqual(['none', 'none']);
      expect(await waiting()).toEqual([]);
    },
  );

  test('a link is good once', async () => {
    const [popup] = await linksFor('daniel');
    await walk(popup, 'daniel');
    expect(await walk(popup, 'daniel')).toContain('has expired or was used already');
  });

  test('five wrong codes give the connection up', async () => {
    const [popup] = await linksFor('grace');
    const page = await walk(popup, 'grace');
    for (let i = 0; i < 4; i += 1) expect(await backend.ask('grace', 'BBBB-BBBB')).toContain('This code is not known');
    expect(await backend.ask('grace', 'BBBB-BBBB')).toContain('five wrong codes');
    expect(await backend.ask('grace', codeOf(page))).toContain('This code is not known');
    expect(await stateOf('grace')).toBe('none');
  });

  test('after five minutes the code is worth nothing, and the grant is deleted without anybody asking', async () => {
    const [popup] = await linksFor('tom');
    const page = await walk(popup, 'tom');
    expect((await waiting()).length).toBeGreaterThan(0);
    backend.clock.ahead += 5 * 60_000 + 1;
    expect(await backend.ask('tom', codeOf(page))).toContain('This code is not known');
    await backend.settle();
    expect(await waiting()).toEqual([]);
    expect(await stateOf('tom')).toBe('none');
  });

  test('no code, link or token stands in the log or in the chat’s own words', () => {
    const log = backend.logs.join('');
    for (const secret of ['ticket=', 'code=', 'Bearer', 'eyJ']) expect(log).not.toContain(secret);
  });
});
