import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whoAmI } from '../../../src/actionstep/index.ts';
import { disconnect, refreshAhead, withAccessToken } from '../../../src/connections/index.ts';
import { databaseKinds } from '../backend/test-database.ts';
import { openVault, type Vault } from './open-vault.ts';

const day = 86_400_000;

describe.each(databaseKinds)('renewing tokens on %s', { timeout: 60_000 }, (kind) => {
  let vault: Vault;
  let before = 0;
  beforeAll(async () => {
    vault = await openVault(kind);
  });
  beforeEach(async () => {
    Object.assign(vault.gate, { instead: undefined, rewrite: undefined });
    vault.clock.ahead = 0;
    await vault.connect('mere');
    before = vault.gate.asked();
  });
  afterAll(() => vault.close());

  /** Token requests since the person connected. */
  const asked = () => vault.gate.asked() - before;

  const ask = async () => {
    const { firm, person } = await vault.caller('mere');
    return withAccessToken({ firm, person }, vault.means, (access) => whoAmI(access));
  };
  const isExpired = { status: 401, type: 'application/json', body: '{"error":"expired_token"}' };

  test('an access token that is over is renewed before the call, and the new one is sent', async () => {
    const old = vault.gate.bearers.at(-1);
    await vault.expire('mere');
    expect((await ask()).participantId).toBe('14');
    expect(asked()).toBe(1);
    expect(vault.gate.bearers.at(-1)).not.toBe(old);
    await ask();
    expect(asked()).toBe(1);
  });

  test('many calls at once in one backend make one token request', async () => {
    await vault.expire('mere');
    await Promise.all(Array.from({ length: 15 }, ask));
    expect(asked()).toBe(1);
  });

  test('a 401 leads to one renewal and one repetition', async () => {
    let refusals = 0;
    vault.gate.instead = (path) => {
      if (!path.includes('users/current')) return undefined;
      refusals += 1;
      return refusals === 1 ? isExpired : undefined;
    };
    expect((await ask()).participantId).toBe('14');
    expect(asked()).toBe(1);
    expect(refusals).toBe(2);
  });

  test('a 401 even with a renewed token asks for a reconnect, after one token request', async () => {
    vault.gate.instead = () => isExpired;
    await expect(ask()).rejects.toMatchObject({ code: 'not-connected', retry: 'after-person' });
    await expect(ask()).rejects.toMatchObject({ code: 'not-connected' });
    expect(asked()).toBe(1);
    expect(await vault.status('mere')).toMatchObject({ state: 'reconnect', notice: expect.stringContaining('Connect again') });
  });

  test('a refresh token that Actionstep refuses is not tried again, until the person has connected anew', async () => {
    await fetch(`${vault.actionstep.origin}/sandbox/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":"mere"}',
    });
    for (let turn = 0; turn < 3; turn += 1) await expect(ask()).rejects.toMatchObject({ code: 'not-connected' });
    expect(asked()).toBe(1);
    expect(await vault.status('mere')).toMatchObject({ state: 'reconnect', notice: expect.stringContaining('ended in Actionstep') });
    await vault.connect('mere');
    expect(await vault.status('mere')).toMatchObject({ state: 'connected', notice: null });
    expect((await ask()).participantId).toBe('14');
  });

  test('while the token endpoint is down a token is used to its last second, and is not asked for in a storm', async () => {
    vault.gate.rewrite = () => ({ status: 503, type: 'text/plain', body: 'down' });
    const { firm, person } = await vault.caller('mere');
    vault.clock.ahead = 28_800_000 - 60_000;
    expect((await ask()).participantId).toBe('14');
    vault.clock.ahead = 28_800_000 + 1000;
    for (let turn = 0; turn < 5; turn += 1) await expect(ask()).rejects.toMatchObject({ code: 'actionstep-unreachable', retry: 'later' });
    await expect(refreshAhead({ kind: 'job', name: 'test', firm }, person, vault.means)).rejects.toMatchObject({
      code: 'actionstep-unreachable',
    });
    expect(asked()).toBe(1);
    expect(await vault.status('mere')).toMatchObject({ state: 'connected' });
  });

  test('the timer renews a quarter of an hour ahead, though nobody calls, and says when next', async () => {
    const { firm, person } = await vault.caller('mere');
    const timer = () => refreshAhead({ kind: 'job', name: 'test', firm }, person, vault.means);
    expect(await timer()).toMatchObject({ kind: 'again' });
    expect(asked()).toBe(0);
    vault.clock.ahead = 28_800_000 - 14 * 60_000;
    const result = await timer();
    expect(asked()).toBe(1);
    expect(result.kind === 'again' && result.at.getTime() - vault.means.now().getTime()).toBeGreaterThan(7 * 3_600_000);
    await disconnect(await vault.caller('mere'), vault.means);
    expect(await timer()).toEqual({ kind: 'done' });
  });

  test.each([
    ['another host', { api_endpoint: 'https://collect.example/api/' }],
    ['another system', { orgkey: 'otherfirm' }],
  ])('a renewal that answers for %s ends the connection, and no token goes there', async (_what, change) => {
    vault.gate.rewrite = (answer) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), ...change }) });
    await vault.expire('mere');
    const sent = vault.gate.bearers.length;
    await expect(ask()).rejects.toMatchObject({ code: 'not-connected' });
    expect(vault.gate.bearers.length).toBe(sent);
    expect(await vault.status('mere')).toMatchObject({ state: 'reconnect', notice: expect.stringContaining('another system') });
  });

  test.each(['https://collect.example/api/', 'https://actionstep.com.collect.example/api/', 'http://api.actionstep.com/api/'])(
    'a sign-in whose answer names %s as the API connects nobody, and no token goes there',
    async (address) => {
      vault.gate.rewrite = (answer) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), api_endpoint: address }) });
      const sent = vault.gate.bearers.length;
      await expect(vault.connect('hamish')).rejects.toMatchObject({ code: 'connect-refused' });
      expect(vault.gate.bearers.length).toBe(sent);
      expect(await vault.status('hamish')).toEqual({ state: 'none' });
    },
  );

  test('the token answer is read whatever its media type, and may leave out what has not changed', async () => {
    vault.gate.rewrite = ({ body, status }) => {
      const { access_token, refresh_token, expires_in } = JSON.parse(body);
      return {
        status,
        type: 'text/html; charset=utf-8',
        body: JSON.stringify({ access_token, refresh_token, expires_in: String(expires_in) }),
      };
    };
    await vault.expire('mere');
    expect((await ask()).participantId).toBe('14');
  });

  test('a person who disconnects while their tokens are renewed stays disconnected', async () => {
    await vault.expire('mere');
    const stopped = vault.gate.stopNext('after');
    const call = ask().catch((error: unknown) => error);
    const goOn = await stopped;
    await disconnect(await vault.caller('mere'), vault.means);
    goOn();
    expect(await call).toMatchObject({ code: 'not-connected' });
    expect(await vault.status('mere')).toEqual({ state: 'none' });
  });

  test('a grant that was silent for more than two weeks is warned of, with the days that are left', async () => {
    expect(await vault.status('mere')).toMatchObject({ notice: null });
    vault.clock.ahead = 17 * day;
    expect(await vault.status('mere')).toMatchObject({ state: 'connected', notice: expect.stringContaining('ends in 4 days') });
    vault.clock.ahead = 22 * day;
    expect(await vault.status('mere')).toMatchObject({ notice: expect.stringContaining('has ended by now') });
  });

  test('tokens lie in the database sealed only', async () => {
    const { firm } = await vault.caller('mere');
    const secret = vault.gate.bearers.at(-1) ?? 'none';
    const rows = await vault.database.withFirm(firm, ({ tx }) => tx.execute('select * from connection'));
    expect(JSON.stringify(rows)).toContain('harbourvale');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
