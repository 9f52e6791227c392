import { SignJWT } from 'jose';
import type { SandboxPerson } from '../people.ts';
import type { SigningKey } from './keys.ts';

export type Issuer = { issuer: string; tenantId: string; clientId: string; key: SigningKey; now: () => Date };

/** Seconds a token is good for, as Entra's are about an hour. */
export const lifetime = 3600;

/** An access token of the person as Entra v2 issues them; `changes` override claims, undefined leaves one out. */
export function mintToken(
  person: SandboxPerson,
  { issuer, tenantId, clientId, key, now }: Issuer,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const issued = Math.floor(now().getTime() / 1000);
  const claims = {
    aud: clientId,
    iss: issuer,
    tid: tenantId,
    oid: person.oid,
    sub: person.oid,
    ver: '2.0',
    azp: clientId,
    scp: 'access_as_user',
    name: person.name,
    preferred_username: person.email,
    iat: issued,
    nbf: issued,
    exp: issued + lifetime,
    ...changes,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' }).sign(key.sign);
}
