import { type Means, tables } from '../database/index.ts';
import type { FirmId } from '../domain/ids.ts';

/** Every firm of this installation: for commands and timers that look after all of them. */
export async function listFirms(means: Means): Promise<FirmId[]> {
  const rows = await means.database.withDirectory((tx) => tx.select({ firm: tables.directoryTenant.firmId }).from(tables.directoryTenant));
  return rows.map(({ firm }) => firm as FirmId);
}
