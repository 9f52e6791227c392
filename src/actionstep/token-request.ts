import { z } from 'zod';
import type { ActionstepConfig } from './config.ts';
import { neverLeft, parseJson, retryAfterOf } from './exchange.ts';
import { busyFailure, unexpectedFailure, unknownOutcome, unreachableFailure } from './failure.ts';
import { normaliseEndpoint } from './normalise-endpoint.ts';

/** One person's grant to one system. Stays inside the backend. */
export type TokenSet = {
  accessToken: string;
  refreshToken: string;
  /** When the access token dies, reckoned from the answer's own Date header. */
  expiresAt: Date;
  /** REST base, normalised and allowed. */
  endpoint: string;
  orgkey: string;
};

/** Tokens, or Actionstep's refusal of the code or refresh token: that one is final. */
export type TokenOutcome = { kind: 'tokens'; tokens: TokenSet } | { kind: 'refused'; error: string };

/** What a refresh may leave out of its answer because it has not changed. */
export type KnownTokens = Pick<TokenSet, 'refreshToken' | 'endpoint' | 'orgkey'>;

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.coerce.number().positive(),
  api_endpoint: z.string().nullish(),
  orgkey: z.string().min(1).nullish(),
});
const tokenError = z.looseObject({ error: z.string() });
/** Errors that speak of the code or token; every other one is about us or passing. */
const final = ['invalid_grant', 'redirect_uri_mismatch', 'invalid_request', 'access_denied'];

const longestLife = 30 * 86_400;
const minute = 60_000;

/**
 * One request to the token endpoint. Parses the answer whatever its media type (reference/actionstep-api.md §1.4). Throws
 * connect-refused for an address outside the allow-list, actionstep-busy and actionstep-unreachable when nothing was
 * spent, outcome-unknown when the code or refresh token may have been, actionstep-unexpected when we are not known there.
 */
export async function requestTokens(
  config: ActionstepConfig,
  grant: Record<string, string>,
  now: Date,
  known?: KnownTokens,
): Promise<TokenOutcome> {
  const { status, body, headers } = await ask(config, grant);
  const tokens = tokenAnswer.safeParse(body);
  if (status >= 200 && status < 300) {
    const set = tokens.success ? tokenSetOf(tokens.data, config, startOfLife(headers.get('date'), now), known) : undefined;
    if (!set) throw unknownOutcome('Actionstep answered the sign-in in an unknown form.');
    return { kind: 'tokens', tokens: set };
  }
  if (status === 429) throw busyFailure(retryAfterOf(headers.get('retry-after'), now));
  const error = tokenError.safeParse(body);
  if (status < 500 && error.success && final.includes(error.data.error)) return { kind: 'refused', error: error.data.error };
  if (status >= 500) throw unknownOutcome('Actionstep had an error while signing in.');
  throw unexpectedFailure(
    'Actionstep does not accept this installation of Matterclock. Its administrator must check the client id and secret.',
  );
}

function tokenSetOf(
  answer: z.output<typeof tokenAnswer>,
  config: ActionstepConfig,
  from: Date,
  known: KnownTokens | undefined,
): TokenSet | undefined {
  const refreshToken = answer.refresh_token ?? known?.refreshToken;
  const orgkey = answer.orgkey ?? known?.orgkey;
  const endpoint = answer.api_endpoint ? normaliseEndpoint(answer.api_endpoint, config.allowedHosts) : known?.endpoint;
  if (refreshToken === undefined || orgkey === undefined || endpoint === undefined) return undefined;
  const life = Math.min(answer.expires_in, longestLife);
  return { accessToken: answer.access_token, refreshToken, orgkey, endpoint, expiresAt: new Date(from.getTime() + life * 1000) };
}

/** The answer's Date header, so that the way here does not count; our own clock when that one is far off or absent. */
function startOfLife(date: string | null, now: Date): Date {
  const said = Date.parse(date ?? '');
  return Math.abs(said - now.getTime()) <= 5 * minute ? new Date(said) : now;
}

type Answered = { status: number; body: unknown; headers: Headers };

/**
 * Clients of the real system send their credentials in the body or as Basic, and both work (reference §1.3). Where the
 * first is not taken the grant has not been looked at, so nothing is spent by asking again the other way.
 */
async function ask(config: ActionstepConfig, grant: Record<string, string>): Promise<Answered> {
  const { clientId: client_id, clientSecret: client_secret } = config;
  const first = await post(config, { ...grant, client_id, client_secret });
  const error = tokenError.safeParse(first.body);
  if (!error.success || error.data.error !== 'invalid_client') return first;
  const basic = Buffer.from(`${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`).toString('base64');
  return post(config, grant, { authorization: `Basic ${basic}` });
}

async function post(config: ActionstepConfig, fields: Record<string, string>, more: Record<string, string> = {}): Promise<Answered> {
  try {
    const response = await fetch(config.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { accept: 'application/json', ...more },
      redirect: 'manual',
      signal: AbortSignal.timeout(config.timeout),
    });
    return { status: response.status, body: parseJson(await response.text()), headers: response.headers };
  } catch (cause) {
    if (neverLeft(cause)) throw unreachableFailure(cause);
    throw unknownOutcome('Actionstep did not answer the sign-in.', cause);
  }
}
