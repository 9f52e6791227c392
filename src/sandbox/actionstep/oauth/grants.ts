import { createHash, randomBytes } from 'node:crypto';
import { personByLogin, type SandboxPerson } from '../../people.ts';
import type { SandboxState, StoredToken } from '../state.ts';

export const accessSeconds = 28_800;
const codeMs = 10 * 60_000;
const refreshMs = 21 * 86_400_000;

export type CodeRequest = { login: string; scope: string; redirectUri: string; challenge: string | null };
export type TokenPair = { accessToken: string; refreshToken: string; scope: string };
export type Refusal = { error: 'invalid_grant' | 'redirect_uri_mismatch'; description: string };
export type Access = { person: SandboxPerson; scope: string };

/** The stand-in's authority over codes and tokens. */
export type Grants = {
  /** A one-use code of 40 hex characters, good for ten minutes. */
  issueCode(request: CodeRequest): string;
  /** Trades a code for tokens; the code is spent whatever the outcome. */
  redeem(code: string, redirectUri: string, verifier: string | undefined): TokenPair | Refusal;
  /** Trades a refresh token for a new pair and spends it. */
  refresh(token: string): TokenPair | Refusal;
  access(token: string): Access | 'invalid_token' | 'expired_token';
  /** Ends all codes and tokens of a person; answers how many there were. */
  revoke(login: string): number;
};

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function newSecret(): string {
  return randomBytes(20).toString('hex');
}

function challengeMet(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  return verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge;
}

function refused(description: string, error: Refusal['error'] = 'invalid_grant'): Refusal {
  return { error, description };
}

type Store = { state: SandboxState; now: () => number };

function issuePair({ state, now }: Store, login: string, scope: string): TokenPair {
  const { data } = state;
  const [accessToken, refreshToken] = [newSecret(), newSecret()];
  const shared = { login, scope, spent: false };
  // Expired access tokens stay a while, so that they are answered as expired and not as unknown.
  data.tokens = data.tokens.filter(({ expiresAt }) => expiresAt > now() - refreshMs);
  data.tokens.push(
    { hash: hashOf(accessToken), kind: 'access', expiresAt: now() + accessSeconds * 1000, ...shared },
    { hash: hashOf(refreshToken), kind: 'refresh', expiresAt: now() + refreshMs, ...shared },
  );
  state.save();
  return { accessToken, refreshToken, scope };
}

function findToken({ state }: Store, kind: StoredToken['kind'], token: string): StoredToken | undefined {
  const hash = hashOf(token);
  return state.data.tokens.find((stored) => stored.kind === kind && stored.hash === hash);
}

function issueCode({ state, now }: Store, { login, scope, redirectUri, challenge }: CodeRequest): string {
  const code = newSecret();
  const expiresAt = now() + codeMs;
  state.data.codes = state.data.codes.filter((stored) => stored.expiresAt > now());
  state.data.codes.push({ hash: hashOf(code), login, scope, redirectUri, challenge, expiresAt });
  state.save();
  return code;
}

function redeem(store: Store, code: string, redirectUri: string, verifier: string | undefined): TokenPair | Refusal {
  const { data } = store.state;
  const hash = hashOf(code);
  const stored = data.codes.find((candidate) => candidate.hash === hash);
  if (stored === undefined) return refused('Authorization code does not exist or is invalid for the client');
  data.codes = data.codes.filter((candidate) => candidate !== stored);
  store.state.save();
  if (stored.expiresAt <= store.now()) return refused('The authorization code has expired');
  if (stored.redirectUri !== redirectUri) return refused('The redirect URI does not match', 'redirect_uri_mismatch');
  if (!challengeMet(stored.challenge, verifier)) return refused('The code verifier does not match');
  return issuePair(store, stored.login, stored.scope);
}

function refresh(store: Store, token: string): TokenPair | Refusal {
  const stored = findToken(store, 'refresh', token);
  if (stored === undefined || stored.spent) return refused('Invalid refresh token');
  if (stored.expiresAt <= store.now()) return refused('Refresh token has expired');
  stored.spent = true;
  return issuePair(store, stored.login, stored.scope);
}

function access(store: Store, token: string): Access | 'invalid_token' | 'expired_token' {
  const stored = findToken(store, 'access', token);
  const person = stored && personByLogin(stored.login);
  if (stored === undefined || person === undefined) return 'invalid_token';
  return stored.expiresAt <= store.now() ? 'expired_token' : { person, scope: stored.scope };
}

function revoke({ state }: Store, login: string): number {
  const { data } = state;
  const before = data.tokens.length + data.codes.length;
  data.tokens = data.tokens.filter((token) => token.login !== login);
  data.codes = data.codes.filter((code) => code.login !== login);
  state.save();
  return before - data.tokens.length - data.codes.length;
}

/** Opens the grants over the stored state. */
export function openGrants(state: SandboxState, clock: () => Date): Grants {
  const store: Store = { state, now: () => clock().getTime() };
  return {
    issueCode: (request) => issueCode(store, request),
    redeem: (code, redirectUri, verifier) => redeem(store, code, redirectUri, verifier),
    refresh: (token) => refresh(store, token),
    access: (token) => access(store, token),
    revoke: (login) => revoke(store, login),
  };
}
