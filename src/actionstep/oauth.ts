import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import { type ActionstepConfig, scopesOf } from './config.ts';
import { isFailure } from './failure.ts';
import { type KnownTokens, requestTokens, type TokenOutcome, type TokenSet } from './token-request.ts';

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
  url.searchParams.set('scope', scopesOf(config).join(' '));
  url.searchParams.set('state', flow.state);
  url.searchParams.set('code_challenge', createHash('sha256').update(flow.verifier).digest('base64url'));
  url.searchParams.set('code_challenge_method', 'S256');
  if (flow.loginHint) url.searchParams.set('login_hint', flow.loginHint);
  return url.href;
}

/** Trades an authorization code for tokens. Throws connect-refused or actionstep-unreachable. */
export async function exchangeCode(config: ActionstepConfig, code: string, verifier: string, now = new Date()): Promise<TokenSet> {
  const grant = { grant_type: 'authorization_code', code, redirect_uri: config.redirectUri, code_verifier: verifier };
  const outcome = await requestTokens(config, grant, now).catch((error: unknown) => {
    // A code is good once: whatever became of it, the person begins again.
    if (isFailure(error, 'outcome-unknown')) throw notAnswered(error);
    throw error;
  });
  if (outcome.kind === 'tokens') return outcome.tokens;
  throw new AppError({
    code: 'connect-refused',
    message: `Actionstep did not accept the sign-in (${outcome.error.slice(0, 60)}). Connect again.`,
    retry: 'after-person',
  });
}

/**
 * Trades a refresh token for new tokens; the old one is spent by it. An answer that names a foreign address is a refusal,
 * 'api_endpoint'. Throws as requestTokens otherwise.
 */
export async function refreshTokens(config: ActionstepConfig, known: KnownTokens, now: Date): Promise<TokenOutcome> {
  try {
    return await requestTokens(config, { grant_type: 'refresh_token', refresh_token: known.refreshToken }, now, known);
  } catch (error) {
    if (isFailure(error, 'connect-refused')) return { kind: 'refused', error: 'api_endpoint' };
    throw error;
  }
}

function notAnswered(cause: unknown): AppError {
  const message = 'Actionstep did not answer the sign-in. Connect again in a minute.';
  return new AppError({ code: 'actionstep-unreachable', message, retry: 'later', cause });
}
