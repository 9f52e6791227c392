import { type Means, tables, unwrapKey, wrapKey, wrappedBy } from '../database/index.ts';
import { listFirms } from './list-firms.ts';

/** What a rotation of keys has done. */
export type Rewrapped = { key: string; firms: number; rewrapped: number };

/**
 * Wraps every firm's data key with the keyring's current key. Nothing that is sealed changes, so that backends go on
 * meanwhile; each must have been given the new key before. May be run again at any time; a run that dies is simply repeated.
 */
export async function rewrapKeys(means: Means): Promise<Rewrapped> {
  const { keyring } = means.database;
  const firms = await listFirms(means);
  let rewrapped = 0;
  for (const firm of firms) {
    const changed = await means.database.withFirm(firm, async ({ tx }) => {
      const row = (await tx.select().from(tables.firmKey).for('update'))[0];
      if (!row || wrappedBy(row.wrapped) === keyring.current) return false;
      await tx.update(tables.firmKey).set({ wrapped: wrapKey(keyring, firm, unwrapKey(keyring, firm, row.wrapped)) });
      return true;
    });
    if (changed) rewrapped += 1;
  }
  return { key: keyring.current, firms: firms.length, rewrapped };
}
