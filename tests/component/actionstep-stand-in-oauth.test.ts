import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn } from './stand-in/open-stand-in.ts';
import {
  authorize,
  challengeOf,
  clientOf,
  codeFor,
  exchange,
  type Json,
  readAnswer,
  redirect,
  refresh,
  signIn,
} from './stand-in/sign-in.ts';

const clock = { ahead: 0 };
const { sandbox, control, reset } = await openStandIn({ now: () => new Date(Date.now() + clock.ahead) });
beforeEach(async () => {
  clock.ahead = 0;
  await reset();
});
afterAll(() => sandbox.close());

const works = async (tokens: Json) => (await clientOf(tokens).call('GET', 'users/current')).status;
const codeGrant = { grant_type: 'authorization_code', redirect_uri: redirect };

describe('authorisation', () => {
  test('brings a code of 40 hex characters and the state back at once, for scripts', async () => {
    const back = await authorize(sandbox, 'mere');
    expect(back.origin + back.pathname).toBe(redirect);
    expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/);
    expect(back.searchParams.get('state')).toBe('abc');
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a redirect that was not registered', { redirect_uri: 'https://elsewhere.example/' }],
    ['a person who is not there', { login: 'nobody' }],
  ])('sends nobody back for %s', async (_what, more) => {
    expect((await authorize(sandbox, 'mere', more)).searchParams.get('status')).toBe('400');
  });

  test.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no scope', { scope: '' }, 'invalid_scope'],
  ])('sends %s back as an error with the state', async (_what, more, error) => {
    const back = await authorize(sandbox, 'mere', more);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('abc');
  });
});

describe('a code', () => {
  test('is good once', async () => {
    const code = await codeFor(sandbox, 'mere');
    const { body } = await exchange(sandbox, { ...codeGrant, code });
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 28_800,
      orgkey: 'harbourvale',
      api_endpoint: sandbox.descriptor.apiEndpoint,
    });
    expect(await exchange(sandbox, { ...codeGrant, code })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_uri: expect.any(String) },
    });
  });

  test('is good for ten minutes and for its own redirect', async () => {
    const code = await codeFor(sandbox, 'mere');
    expect(await exchange(sandbox, { ...codeGrant, code, redirect_uri: 'http://127.0.0.1:9/other' })).toMatchObject({
      body: { error: 'redirect_uri_mismatch' },
    });
    const late = await codeFor(sandbox, 'mere');
    clock.ahead = 10 * 60_000 + 1;
    expect(await exchange(sandbox, { ...codeGrant, code: late })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('asks for no verifier, or for its own when the switch says so', async () => {
    const withChallenge = () => codeFor(sandbox, 'mere', challengeOf('v'.repeat(43)));
    expect((await exchange(sandbox, { ...codeGrant, code: await withChallenge() })).status).toBe(200);
    await control.set({ pkce: 'checked' });
    expect((await exchange(sandbox, { ...codeGrant, code: await withChallenge(), code_verifier: 'x'.repeat(43) })).status).toBe(400);
    expect((await exchange(sandbox, { ...codeGrant, code: await withChallenge(), code_verifier: 'v'.repeat(43) })).status).toBe(200);
  });
});

describe('the token endpoint', () => {
  const basic = (code: string, path = '') => {
    const { clientId, clientSecret, tokenUrl } = sandbox.descriptor;
    const headers = {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      accept: 'application/vnd.api+json',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const fields = new URLSearchParams({ ...codeGrant, code }).toString();
    return fetch(`${tokenUrl}${path && `?${fields}`}`, { method: 'POST', headers, body: path === '' ? fields : '' }).then(readAnswer);
  };

  test('takes credentials by Basic and in the body, or one of them when the switch says so', async () => {
    expect((await basic(await codeFor(sandbox, 'mere'))).status).toBe(200);
    await control.set({ clientCredentials: 'body' });
    expect((await basic(await codeFor(sandbox, 'mere'))).body).toMatchObject({ error: 'invalid_client' });
    expect((await exchange(sandbox, { ...codeGrant, code: await codeFor(sandbox, 'mere') })).status).toBe(200);
    await control.set({ clientCredentials: 'basic' });
    expect((await basic(await codeFor(sandbox, 'mere'))).status).toBe(200);
    expect((await exchange(sandbox, { ...codeGrant, code: await codeFor(sandbox, 'mere') })).body).toMatchObject({
      error: 'invalid_client',
    });
  });

  test('takes the grant from the query string, as an old client sends it', async () => {
    expect((await basic(await codeFor(sandbox, 'mere'), 'query')).status).toBe(200);
  });

  test.each([
    [{ client_secret: 'wrong', grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_client'],
    [{ grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
  ])('refuses %j as %s', async (fields, error) => {
    expect(await exchange(sandbox, fields)).toMatchObject({ status: 400, body: { error } });
  });

  test('answers JSON as application/json, or as text/html when the switch says so', async () => {
    const ask = async () => exchange(sandbox, { ...codeGrant, code: await codeFor(sandbox, 'mere') });
    expect((await ask()).headers.get('content-type')).toContain('application/json');
    await control.set({ tokenMediaType: 'text/html' });
    const answer = await ask();
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.body).toMatchObject({ token_type: 'bearer' });
    expect((await exchange(sandbox, { grant_type: 'refresh_token', refresh_token: 'x' })).headers.get('content-type')).toContain(
      'text/html',
    );
  });
});

describe('refreshing', () => {
  test('brings a new pair; the old access token lives on, or ends when the switch says so', async () => {
    const { tokens } = await signIn(sandbox, 'mere');
    const { body: second } = await refresh(sandbox, tokens['refresh_token']);
    expect(second['refresh_token']).not.toBe(tokens['refresh_token']);
    expect([await works(tokens), await works(second)]).toEqual([200, 200]);
    await control.set({ accessTokenAtRefresh: 'ended' });
    const { body: third } = await refresh(sandbox, second['refresh_token']);
    expect([await works(second), await works(third)]).toEqual([401, 200]);
  });

  test('a spent token is refused and harms nothing else', async () => {
    const { tokens } = await signIn(sandbox, 'mere');
    const { body: second } = await refresh(sandbox, tokens['refresh_token']);
    expect(await refresh(sandbox, tokens['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Invalid refresh token' },
    });
    expect((await refresh(sandbox, second['refresh_token'])).status).toBe(200);
  });

  test('a spent token ends its whole family when the switch says so, and no other', async () => {
    await control.set({ spentRefreshToken: 'family-revoked' });
    const { tokens } = await signIn(sandbox, 'mere');
    const other = await signIn(sandbox, 'mere');
    const { body: second } = await refresh(sandbox, tokens['refresh_token']);
    expect((await refresh(sandbox, tokens['refresh_token'])).status).toBe(400);
    expect(await works(second)).toBe(401);
    expect((await refresh(sandbox, second['refresh_token'])).status).toBe(400);
    expect(await works(other.tokens)).toBe(200);
  });

  test('a spent token is taken for a while when the switch says so', async () => {
    await control.set({ spentRefreshToken: 'grace', refreshGraceSeconds: 30 });
    const { tokens } = await signIn(sandbox, 'mere');
    await refresh(sandbox, tokens['refresh_token']);
    clock.ahead = 29_000;
    expect((await refresh(sandbox, tokens['refresh_token'])).status).toBe(200);
    clock.ahead = 31_000;
    expect((await refresh(sandbox, tokens['refresh_token'])).status).toBe(400);
  });
});

describe('the end of tokens', () => {
  test('comes after the seconds and days that the switches say', async () => {
    await control.set({ accessTokenSeconds: 60, refreshTokenDays: 1 });
    const { tokens } = await signIn(sandbox, 'mere');
    expect(tokens['expires_in']).toBe(60);
    clock.ahead = 61_000;
    expect(await clientOf(tokens).call('GET', 'actions')).toMatchObject({ status: 401, body: { error: 'expired_token' } });
    clock.ahead = 86_401_000;
    expect(await refresh(sandbox, tokens['refresh_token'])).toMatchObject({
      status: 400,
      body: { error_description: 'Refresh token has expired' },
    });
  });

  test('can be moved by a control call, for one person or for all', async () => {
    const [{ tokens: mine }, { tokens: hers }] = [await signIn(sandbox, 'tom'), await signIn(sandbox, 'grace')];
    expect((await control.call('POST', 'expire', { login: 'tom', kind: 'access', inSeconds: 0 })).body).toEqual({ moved: 1 });
    expect([await works(mine), await works(hers)]).toEqual([401, 200]);
    await control.call('POST', 'expire', { kind: 'access', inSeconds: 0 });
    expect(await works(hers)).toBe(401);
    await control.call('POST', 'expire', { login: 'tom', kind: 'refresh', inSeconds: 0 });
    expect((await refresh(sandbox, mine['refresh_token'])).status).toBe(400);
    expect((await refresh(sandbox, hers['refresh_token'])).status).toBe(200);
  });

  test('comes at once for a grant that is revoked', async () => {
    const { tokens } = await signIn(sandbox, 'tom');
    expect(await works(tokens)).toBe(200);
    await control.call('POST', 'revoke', { login: 'tom' });
    expect(await works(tokens)).toBe(401);
    expect((await refresh(sandbox, tokens['refresh_token'])).status).toBe(400);
    expect((await control.call('POST', 'revoke', { login: 'nobody' })).status).toBe(400);
  });

  test('is told by a clock that may be wrong: Date says what the stand-in believes', async () => {
    await control.set({ clockSkewSeconds: 7200 });
    const answer = await exchange(sandbox, { ...codeGrant, code: await codeFor(sandbox, 'mere') });
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now() - 7_200_000)).toBeLessThan(60_000);
    expect(await works(answer.body)).toBe(200);
    await control.set({ clockSkewSeconds: 7200 + 28_801 });
    expect(await works(answer.body)).toBe(401);
  });
});
