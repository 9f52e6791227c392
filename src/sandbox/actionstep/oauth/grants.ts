import { createHash, randomUUID } from 'node:crypto';
import type { SandboxPerson } from '../../people.ts';
import type { SandboxState, StoredToken } from '../state.ts';
import type { Switches } from '../switches.ts';
import type { Members } from './members.ts';
import { hashOf, newSecret, openTokenStore, type TokenStore } from './token-store.ts';

const codeMs = 10 * 60_000;
const dayMs = 86_400_000;

export type CodeRequest = { login: string; scope: string; redirectUri: string; challenge: string | null };
export type TokenPair = { accessToken: string; refreshToken: string; login: string };
export type Refusal = { error: 'invalid_grant' | 'redirect_uri_mismatch'; description: string };
export type Access = { person: SandboxPerson; orgkey: string; scope: string };

/** Which live tokens to give another end; of everybody when no login is named. */
export type Expiry = { login?: string | undefined; kind: StoredToken['kind']; inSeconds: number };

/** The stand-in's authority over codes and tokens. */
export type Grants = {
  /** A one-use code of 40 hex characters, good for ten minutes. */
  issueCode(request: CodeRequest): string;
  /** Trades a code for tokens; the code is spent whatever the outcome. */
  redeem(code: string, redirectUri: string, verifier: string | undefined): TokenPair | Refusal;
  /** Trades a refresh token for a new pair and spends it. */
  refresh(token: string): TokenPair | Refusal;
  access(token: string): Access | 'invalid_token' | 'expired_token';
  /** Moves the end of tokens that are still good; answers how many. */
  expire(expiry: Expiry): number;
  /** Ends all codes and tokens of a person; answers how many there were. */
  revoke(login: string): number;
};

type Parts = { state: SandboxState; tokens: TokenStore; members: Members; switches: Switches; now: () => number };

function challengeMet(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  return verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge;
}

function refused(description: string, error: Refusal['error'] = 'invalid_grant'): Refusal {
  return { error, description };
}

function issuePair({ tokens, switches, now }: Parts, login: string, scope: string, family: string): TokenPair {
  const shared = { login, scope, spentAt: null, family };
  const accessToken = tokens.issue({ kind: 'access', expiresAt: now() + switches.accessTokenSeconds * 1000, ...shared });
  const refreshToken = tokens.issue({ kind: 'refresh', expiresAt: now() + switches.refreshTokenDays * dayMs, ...shared });
  tokens.save();
  return { accessToken, refreshToken, login };
}

function issueCode({ state, now }: Parts, { login, scope, redirectUri, challenge }: CodeRequest): string {
  const code = newSecret();
  state.data.codes = state.data.codes.filter((stored) => stored.expiresAt > now());
  state.data.codes.push({ hash: hashOf(code), login, scope, redirectUri, challenge, expiresAt: now() + codeMs });
  state.save();
  return code;
}

function redeem(parts: Parts, code: string, redirectUri: string, verifier: string | undefined): TokenPair | Refusal {
  const { data } = parts.state;
  const hash = hashOf(code);
  const stored = data.codes.find((candidate) => candidate.hash === hash);
  if (stored === undefined) return refused('Authorization code does not exist or is invalid for the client');
  data.codes = data.codes.filter((candidate) => candidate !== stored);
  parts.state.save();
  if (stored.expiresAt <= parts.now()) return refused('The authorization code has expired');
  if (stored.redirectUri !== redirectUri) return refused('The redirect URI does not match', 'redirect_uri_mismatch');
  const isChecked = parts.switches.pkce === 'checked';
  if (isChecked && !challengeMet(stored.challenge, verifier)) return refused('The code verifier does not match');
  return issuePair(parts, stored.login, stored.scope, randomUUID());
}

/** Whether a refresh token that was used before is taken once more; if not, its family may have to go. */
function reuse({ tokens, switches, now }: Parts, { spentAt, family }: StoredToken): boolean {
  if (spentAt === null) return true;
  if (switches.spentRefreshToken === 'family-revoked') {
    tokens.forget((token) => token.family === family);
    tokens.save();
  }
  return switches.spentRefreshToken === 'grace' && now() < spentAt + switches.refreshGraceSeconds * 1000;
}

function refresh(parts: Parts, secret: string): TokenPair | Refusal {
  const { tokens, switches, now } = parts;
  const stored = tokens.find('refresh', secret);
  if (stored === undefined || !reuse(parts, stored)) return refused('Invalid refresh token');
  if (stored.expiresAt <= now()) return refused('Refresh token has expired');
  stored.spentAt ??= now();
  if (switches.accessTokenAtRefresh === 'ended') tokens.forget(({ kind, family }) => kind === 'access' && family === stored.family);
  return issuePair(parts, stored.login, stored.scope, stored.family);
}

function access({ tokens, members, now }: Parts, secret: string): Access | 'invalid_token' | 'expired_token' {
  const stored = tokens.find('access', secret);
  const member = stored && members.byLogin(stored.login);
  if (stored === undefined || member === undefined) return 'invalid_token';
  if (stored.expiresAt <= now()) return 'expired_token';
  return { person: member.person, orgkey: member.firm.orgkey, scope: stored.scope };
}

function expire({ tokens, now }: Parts, { login, kind, inSeconds }: Expiry): number {
  const isMeant = (token: StoredToken) => token.kind === kind && (login === undefined || token.login === login);
  const live = tokens.all().filter((token) => isMeant(token) && token.expiresAt > now() && token.spentAt === null);
  for (const token of live) token.expiresAt = now() + inSeconds * 1000;
  tokens.save();
  return live.length;
}

function revoke({ state, tokens }: Parts, login: string): number {
  const { data } = state;
  const codes = data.codes.filter((code) => code.login === login);
  data.codes = data.codes.filter((code) => code.login !== login);
  const ended = tokens.forget((token) => token.login === login);
  state.save();
  return codes.length + ended;
}

/** Opens the grants over the stored state. */
export function openGrants(state: SandboxState, members: Members, switches: Switches, now: () => number): Grants {
  const parts: Parts = { state, tokens: openTokenStore(state, now), members, switches, now };
  return {
    issueCode: (request) => issueCode(parts, request),
    redeem: (code, redirectUri, verifier) => redeem(parts, code, redirectUri, verifier),
    refresh: (token) => refresh(parts, token),
    access: (token) => access(parts, token),
    expire: (expiry) => expire(parts, expiry),
    revoke: (login) => revoke(parts, login),
  };
}
