import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Keyring, parseKeyring } from './keyring.ts';
import { makePrivateFolder } from './make-private-folder.ts';

/** The keyring of an embedded installation: made once, kept in a file only its owner may read. */
export async function embeddedKeyring(file: string): Promise<Keyring> {
  await makePrivateFolder(dirname(file));
  try {
    await writeFile(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parseKeyring((await readFile(file, 'utf8')).trim());
}

/**
 * Makes a new key and puts it first in the file, and into the ring that a running backend works with. Earlier keys stay:
 * backups need them. The file is replaced as a whole, so that a crash leaves the old one or the new one.
 */
export async function addEmbeddedKey(file: string, ring: Keyring): Promise<void> {
  const text = (await readFile(file, 'utf8')).trim();
  const numbers = [...parseKeyring(text).keys.keys()].map((id) => Number(id.replace(/\D/g, '')));
  const next = `k${Math.max(0, ...numbers) + 1}:${randomBytes(32).toString('base64')},${text}`;
  const aside = `${file}.new`;
  await writeFile(aside, `${next}\n`, { mode: 0o600 });
  await rename(aside, file);
  Object.assign(ring, parseKeyring(next));
}
