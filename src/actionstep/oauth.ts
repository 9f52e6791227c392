import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type ActionstepConfig, scopes } from './config.ts';
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

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive(),
  api_endpoint: z.string(),
  orgkey: z.string().min(1),
});
const tokenError = z.object({ error: z.string() });

/** A fresh PKCE verifier (RFC 7636): 43 characters. */
export function newVerifier(): string {
  return randomBytes(32).toString('base64url');
}

/** The address of Actionstep's consent page. PKCE S256 is always sent; Actionstep may ignore it. */
export function authorizeAddress(config: ActionstepConfig, flow: { state: string; verifier: string; loginHint?: string }): string {
  const url = new URL(config.authorizeUrl);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', config.clientId);
  url.searchParams.set('redirect_uri', config.redirectUri);
  url.searchParams.set('scope', scopes.join(' '));
  url.searchParams.set('state', flow.state);
  url.searchParams.set('code_challenge', createHash('sha256').update(flow.verifier).digest('base64url'));
  url.searchParams.set('code_challenge_method', 'S256');
  if (flow.loginHint) url.searchParams.set('login_hint', flow.loginHint);
  return url.href;
}

/** Trades an authorization code for tokens. Throws connect-refused or actionstep-unreachable. */
export async function exchangeCode(config: ActionstepConfig, code: string, verifier: string): Promise<TokenSet> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: config.redirectUri,
    client_id: config.clientId,
    client_secret: config.clientSecret,
    code_verifier: verifier,
  });
  const response = await post(config, form);
  // The body is parsed whatever its media type says: the real endpoint is not known to answer JSON's (reference §1.4).
  const body = parseJson(await response.text());
  const tokens = tokenAnswer.safeParse(body);
  if (!response.ok || !tokens.success) throw refused(body);
  const date = Date.parse(response.headers.get('date') ?? '');
  const now = Number.isNaN(date) ? Date.now() : date;
  return {
    accessToken: tokens.data.access_token,
    refreshToken: tokens.data.refresh_token,
    expiresAt: new Date(now + tokens.data.expires_in * 1000),
    endpoint: normaliseEndpoint(tokens.data.api_endpoint, config.allowedHosts),
    orgkey: tokens.data.orgkey,
  };
}

async function post(config: ActionstepConfig, form: URLSearchParams): Promise<Response> {
  try {
    return await fetch(config.tokenUrl, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeout),
    });
  } catch (cause) {
    throw new AppError({
      code: 'actionstep-unreachable',
      message: 'Actionstep does not answer. Try again in a minute.',
      retry: 'later',
      cause,
    });
  }
}

function refused(body: unknown): AppError {
  const error = tokenError.safeParse(body);
  const reason = error.success ? ` (${error.data.error.slice(0, 60)})` : '';
  return new AppError({
    code: 'connect-refused',
    message: `Actionstep did not accept the sign-in${reason}. Connect again.`,
    retry: 'after-person',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
