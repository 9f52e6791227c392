import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
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
