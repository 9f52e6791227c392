import type { Operations } from './command-socket.ts';
import type { Means } from './database/index.ts';
import { type Verified, verifyReceipts } from './entries/index.ts';
import { listFirms } from './firms/index.ts';

/** What commands can have done with the data of an installation, by the running backend or by themselves. */
export function operationsOf(means: Means): Operations {
  return { 'receipts:verify': () => verifyAll(means) };
}

async function verifyAll(means: Means): Promise<{ firm: string; verified: Verified }[]> {
  const firms = await listFirms(means);
  const all: { firm: string; verified: Verified }[] = [];
  for (const firm of firms) all.push({ firm, verified: await verifyReceipts({ kind: 'job', name: 'verify-receipts', firm }, means) });
  return all;
}
