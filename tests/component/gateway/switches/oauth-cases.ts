import { expect } from 'vitest';
import { newVerifier, readMatters, whoAmI } from '../../../../src/actionstep/index.ts';
import type { Switches } from '../../../../src/sandbox/actionstep/switches.ts';
import { always, type Case, type Client } from './open-client.ts';

type Cases<N extends keyof Switches> = { [K in N]: readonly Case<Switches[K]>[] };

const signsInAndRenews = async ({ signIn, refresh, access }: Client) => {
  const first = await signIn('mere');
  const outcome = await refresh(first);
  expect(outcome).toMatchObject({ kind: 'tokens', tokens: { endpoint: first.endpoint, orgkey: 'harbourvale' } });
  if (outcome.kind === 'tokens')
    expect(await whoAmI(await access('mere', { tokens: outcome.tokens }))).toMatchObject({ participantId: '14' });
};

/** Spends a refresh token and tries it again after so many seconds. */
const spendTwice = async ({ signIn, refresh, clock }: Client, after: number) => {
  const first = await signIn('mere');
  const second = await refresh(first);
  if (second.kind === 'refused') throw new Error(second.error);
  clock.ahead += after * 1000;
  return { second: second.tokens, again: await refresh(first) };
};

const secondsLeft = (until: Date, from: number) => Math.round((until.getTime() - from) / 1000);

export const oauthCases: Cases<
  | 'clientCredentials'
  | 'tokenMediaType'
  | 'accessTokenSeconds'
  | 'refreshTokenDays'
  | 'spentRefreshToken'
  | 'refreshGraceSeconds'
  | 'accessTokenAtRefresh'
  | 'pkce'
  | 'unauthorisedBody'
  | 'includeOutsideScope'
  | 'clockSkewSeconds'
> = {
  clientCredentials: always(['both', 'basic', 'body'], signsInAndRenews),
  tokenMediaType: always(['application/json', 'text/html'], signsInAndRenews),
  accessTokenSeconds: [28_800, 60].map((value) => ({
    value,
    holds: async ({ signIn }) => {
      const left = secondsLeft((await signIn('mere')).expiresAt, Date.now());
      expect(Math.abs(left - value)).toBeLessThanOrEqual(2);
    },
  })),
  refreshTokenDays: [21, 2].map((value) => ({
    value,
    holds: async ({ signIn, refresh, days }) => {
      const [lived, died] = [await signIn('mere'), await signIn('daniel')];
      days(value - 0.1);
      expect(await refresh(lived)).toMatchObject({ kind: 'tokens' });
      days(0.2);
      expect(await refresh(died)).toEqual({ kind: 'refused', error: 'invalid_grant' });
    },
  })),
  spentRefreshToken: [
    {
      value: 'refused',
      holds: async (client) => {
        const { second, again } = await spendTwice(client, 1);
        expect(again).toEqual({ kind: 'refused', error: 'invalid_grant' });
        expect(await client.refresh(second)).toMatchObject({ kind: 'tokens' });
      },
    },
    {
      value: 'family-revoked',
      holds: async (client) => {
        const { second, again } = await spendTwice(client, 1);
        expect(again).toMatchObject({ kind: 'refused' });
        expect(await client.refresh(second)).toMatchObject({ kind: 'refused' });
        await expect(whoAmI(await client.access('mere', { tokens: second }))).rejects.toThrow('invalid_grant');
      },
    },
    { value: 'grace', holds: async (client) => expect((await spendTwice(client, 20)).again).toMatchObject({ kind: 'tokens' }) },
  ],
  refreshGraceSeconds: [30, 5].map((value) => ({
    value,
    beside: { spentRefreshToken: 'grace' },
    holds: async (client) => {
      expect((await spendTwice(client, value - 2)).again).toMatchObject({ kind: 'tokens' });
      expect((await spendTwice(client, value + 2)).again).toMatchObject({ kind: 'refused' });
    },
  })),
  accessTokenAtRefresh: [
    { value: 'kept', holds: async (client) => expect(await renewalsWithOldToken(client)).toBe(0) },
    { value: 'ended', holds: async (client) => expect(await renewalsWithOldToken(client)).toBe(1) },
  ],
  pkce: [
    { value: 'ignored', holds: signsInAndRenews },
    {
      value: 'checked',
      holds: async (client) => {
        await signsInAndRenews(client);
        await expect(client.signIn('mere', { verifier: newVerifier() })).rejects.toMatchObject({ code: 'connect-refused' });
      },
    },
  ],
  unauthorisedBody: always(['oauth', 'errors'], async ({ access, control }) => {
    const line = await access();
    await control.call('POST', 'expire', { login: 'mere', kind: 'access', inSeconds: -1 });
    expect(await whoAmI(line)).toMatchObject({ participantId: '14' });
    expect(line.renewed()).toBe(1);
  }),
  includeOutsideScope: always(['left-out', 'refused'], async ({ signIn, access }) => {
    const tokens = await signIn('mere', { scope: 'actions' });
    await expect(readMatters(await access('mere', { tokens: tokens }), 1)).rejects.toMatchObject({
      code: 'actionstep-refused',
      about: 'scope',
      message: expect.stringContaining('Connect again and allow all of it'),
    });
  }),
  clockSkewSeconds: [
    // A clock that is a little off is believed, because the lifetime is reckoned on it; one that is far off is not.
    { value: 0, holds: expiresWithin(28_800) },
    { value: 120, holds: expiresWithin(28_920) },
    { value: -120, holds: expiresWithin(28_680) },
    { value: 7200, holds: expiresWithin(28_800) },
  ],
};

/** How often a call with the token of before a refresh asked for another one. */
async function renewalsWithOldToken({ signIn, refresh, access }: Client): Promise<number> {
  const first = await signIn('mere');
  const second = await refresh(first);
  if (second.kind === 'refused') throw new Error(second.error);
  const line = await access('mere', { tokens: { ...second.tokens, accessToken: first.accessToken } });
  expect(await whoAmI(line)).toMatchObject({ participantId: '14' });
  return line.renewed();
}

function expiresWithin(seconds: number) {
  return async ({ signIn }: Client) => {
    const left = secondsLeft((await signIn('mere')).expiresAt, Date.now());
    expect(Math.abs(left - seconds)).toBeLessThanOrEqual(2);
  };
}
