import { join } from 'node:path';
import type { Operations } from './command-socket.ts';
import type { Config } from './config.ts';
import { addEmbeddedKey, type Means } from './database/index.ts';
import { type Verified, verifyReceipts } from './entries/index.ts';
import { listFirms, type Rewrapped, rewrapKeys } from './firms/index.ts';

/** Where the keys are: in a file of the data directory, which a rotation adds to, or given by the environment. */
export type KeyPlace = { file: string } | 'environment';

/** Where an installation's keys are. */
export function keyPlaceOf(config: Config): KeyPlace {
  return config.mode === 'live' && config.keyring !== undefined ? 'environment' : { file: join(config.dataDir, 'keyring') };
}

/** What commands can have done with the data of an installation, by the running backend or by themselves. */
export function operationsOf(means: Means, keys: KeyPlace): Operations {
  return { 'receipts:verify': () => verifyAll(means), 'keys:rotate': () => rotate(means, keys) };
}

/** Keys of the environment are added there, first in the ring, before this is run: here they are only taken into use. */
async function rotate(means: Means, keys: KeyPlace): Promise<Rewrapped> {
  if (keys !== 'environment') await addEmbeddedKey(keys.file, means.database.keyring);
  return rewrapKeys(means);
}

async function verifyAll(means: Means): Promise<{ firm: string; verified: Verified }[]> {
  const firms = await listFirms(means);
  const all: { firm: string; verified: Verified }[] = [];
  for (const firm of firms) all.push({ firm, verified: await verifyReceipts({ kind: 'job', name: 'verify-receipts', firm }, means) });
  return all;
}
