import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';

const stored = z.object({
  version: z.literal(1),
  key: z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() }),
});

export type SigningKey = { kid: string; sign: CryptoKey; publicJwk: JWK };

const kid = 'stand-in-1';

/** The signing key: made once and kept in the file (0600), so that a restart leaves tokens valid. Throws for a file that is no key. */
export async function openSigningKey(file: string | undefined): Promise<SigningKey> {
  const jwk = file !== undefined && existsSync(file) ? readKey(file) : await makeKey(file);
  const sign = await importJWK(jwk, 'RS256');
  if (sign instanceof Uint8Array) throw new Error('the key of the Entra stand-in is not an RSA key');
  return { kid, sign, publicJwk: { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '', alg: 'RS256', use: 'sig', kid } };
}

function readKey(file: string): JWK {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).key;
  } catch (cause) {
    throw new Error(`The sandbox state in ${file} is not readable; move it away to start afresh.`, { cause });
  }
}

async function makeKey(file: string | undefined): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = await exportJWK(privateKey);
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify({ version: 1, key }), { mode: 0o600 });
  }
  return key;
}
