import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../domain/errors.ts';

/** Keys by id; `current` is the one new keys are wrapped with. Each key is 32 bytes. */
export type Keyring = { current: string; keys: ReadonlyMap<string, Buffer> };

/** Reads 'k2:base64,k1:base64' (first = current). Throws config, without echoing any key. */
export function parseKeyring(text: string): Keyring {
  const pairs = text.split(',').map((part): [string, Buffer] => {
    const [id, value] = part.trim().split(':');
    return [id ?? '', Buffer.from(value ?? '', 'base64')];
  });
  const first = pairs[0];
  if (!first || pairs.some(([id, key]) => !/^[a-z0-9]{1,16}$/.test(id) || key.length !== 32)) {
    throw new AppError({ code: 'config', message: 'KEYRING must be id:base64 pairs of 32-byte keys, separated by commas.' });
  }
  return { current: first[0], keys: new Map(pairs) };
}

/** Seals bytes with AES-256-GCM; the additional data binds them to their place. */
export function sealWith(key: Buffer, additional: string, plain: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(additional));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Opens what sealWith made; throws storage if key, place or bytes differ. */
export function openWith(key: Buffer, additional: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(additional));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch (cause) {
    throw new AppError({ code: 'storage', message: 'Stored data could not be opened: the key does not fit.', cause });
  }
}

/** Wraps a firm's data key with the current key of the ring: 'kid.sealed'. */
export function wrapKey(ring: Keyring, firm: string, dataKey: Buffer): string {
  return `${ring.current}.${sealWith(keyOf(ring, ring.current), `v1|firm_key|${firm}`, dataKey)}`;
}

/** The firm's data key; throws storage when the ring lacks the key it was wrapped with. */
export function unwrapKey(ring: Keyring, firm: string, wrapped: string): Buffer {
  const id = wrappedBy(wrapped);
  return openWith(keyOf(ring, id), `v1|firm_key|${firm}`, wrapped.slice(id.length + 1));
}

/** The id of the key that a data key is wrapped with. */
export function wrappedBy(wrapped: string): string {
  return wrapped.slice(0, wrapped.indexOf('.'));
}

function keyOf(ring: Keyring, id: string): Buffer {
  const key = ring.keys.get(id);
  if (!key) throw new AppError({ code: 'storage', message: `The keyring has no key "${id}"; add it to KEYRING.` });
  return key;
}
