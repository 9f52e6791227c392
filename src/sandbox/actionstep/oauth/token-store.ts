import { createHash, randomBytes } from 'node:crypto';
import type { SandboxState, StoredToken } from '../state.ts';

/** Tokens by the hash of their secret; they are kept some weeks past their end, so that they are known as expired. */
export type TokenStore = {
  find(kind: StoredToken['kind'], secret: string): StoredToken | undefined;
  /** Makes a token and answers its secret; nothing is saved yet. */
  issue(token: Omit<StoredToken, 'hash'>): string;
  all(): readonly StoredToken[];
  /** Forgets the tokens that meet a condition; answers how many there were. */
  forget(condition: (token: StoredToken) => boolean): number;
  save(): void;
};

const rememberedMs = 21 * 86_400_000;

/** The hash that a code or token is known by. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 40 hex characters, as Actionstep's are. */
export function newSecret(): string {
  return randomBytes(20).toString('hex');
}

/** Opens the tokens over the stored state. */
export function openTokenStore(state: SandboxState, now: () => number): TokenStore {
  const byHash = new Map(state.data.tokens.map((token) => [token.hash, token]));
  const keep = () => {
    state.data.tokens = [...byHash.values()];
  };
  const forget = (condition: (token: StoredToken) => boolean) => {
    const gone = [...byHash.values()].filter(condition);
    for (const { hash } of gone) byHash.delete(hash);
    keep();
    return gone.length;
  };
  return {
    find(kind, secret) {
      const token = byHash.get(hashOf(secret));
      return token?.kind === kind ? token : undefined;
    },
    issue(token) {
      const secret = newSecret();
      byHash.set(hashOf(secret), { ...token, hash: hashOf(secret) });
      forget(({ expiresAt }) => expiresAt <= now() - rememberedMs);
      return secret;
    },
    all: () => [...byHash.values()],
    forget,
    save: () => state.save(),
  };
}
