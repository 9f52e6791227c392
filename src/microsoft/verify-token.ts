import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';

/** What a token must show; the addresses come from the composition root, never from the environment alone. */
export type VerifierOptions = {
  keys: JWTVerifyGetKey;
  /** Issuer of a tenant's v2 tokens. */
  issuerFor: (tenantId: string) => string;
  clientId: string;
  /** Clients that may call: our own, later the Teams clients. */
  allowedClients: readonly string[];
  allowedTenants: readonly string[];
};

export type VerifiedIdentity = { tenantId: string; oid: string; name: string; email: string };

const claims = z.object({
  tid: z.string(),
  oid: z.uuid(),
  ver: z.literal('2.0'),
  iss: z.string(),
  azp: z.string(),
  scp: z.string(),
  name: z.string().default(''),
  preferred_username: z.string().default(''),
});

/** Keys of an issuer, fetched once and again when an unknown key id turns up. */
export function remoteKeys(jwksUri: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5000, cooldownDuration: 30_000 });
}

/** A verifier of Entra v2 access tokens (checks: reference/outlook-platform.md §7.3). Throws not-signed-in for anything else. */
export function tokenVerifier(options: VerifierOptions): (token: string) => Promise<VerifiedIdentity> {
  return async (token) => {
    const payload = await verified(token, options);
    const parsed = claims.safeParse(payload);
    if (!parsed.success) throw refuse();
    const { tid, iss, azp, scp } = parsed.data;
    const fits =
      options.allowedTenants.includes(tid) &&
      iss === options.issuerFor(tid) &&
      options.allowedClients.includes(azp) &&
      scp.split(' ').includes('access_as_user');
    if (!fits) throw refuse();
    return { tenantId: tid, oid: parsed.data.oid, name: parsed.data.name, email: parsed.data.preferred_username };
  };
}

async function verified(token: string, options: VerifierOptions): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, options.keys, {
      algorithms: ['RS256'],
      audience: options.clientId,
      clockTolerance: 60,
      requiredClaims: ['tid', 'oid', 'exp', 'iat'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || (error instanceof TypeError && error.message === 'fetch failed')) {
      throw new AppError({
        code: 'internal',
        message: 'Sign-in cannot be checked at the moment. Try again in a minute.',
        retry: 'later',
        cause: error,
      });
    }
    throw refuse(error);
  }
}

function refuse(cause?: unknown): AppError {
  return new AppError({ code: 'not-signed-in', message: 'Sign in again: this sign-in is not valid here.', retry: 'after-person', cause });
}
