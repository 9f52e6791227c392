import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Means, newId, tables, wrapKey } from '../database/index.ts';
import { AppError } from '../domain/errors.ts';
import type { FirmId } from '../domain/ids.ts';
import type { Settings } from './settings.ts';

/** Makes the firm of an Entra tenant with its data key, once; answers the firm that stands. */
export async function provisionFirm(firm: { tenantId: string; name: string; settings?: Partial<Settings> }, means: Means): Promise<FirmId> {
  const known = await firmOfTenant(firm.tenantId, means);
  if (known) return known;
  const id = newId<FirmId>(means.now());
  const wrapped = wrapKey(means.database.keyring, id, randomBytes(32));
  const won = await means.database.withFirm(id, async ({ tx }) => {
    const rows = await tx
      .insert(tables.directoryTenant)
      .values({ tenantId: firm.tenantId, firmId: id })
      .onConflictDoNothing()
      .returning({ firmId: tables.directoryTenant.firmId });
    if (rows.length === 0) return false;
    await tx.insert(tables.firm).values({ firmId: id, id, name: firm.name, settings: firm.settings ?? {}, createdAt: means.now() });
    await tx.insert(tables.firmKey).values({ firmId: id, id: newId(means.now()), wrapped });
    return true;
  });
  return won ? id : provisionFirm(firm, means);
}

/** The firm of an Entra tenant, if it has one. */
export async function firmOfTenant(tenantId: string, means: Means): Promise<FirmId | undefined> {
  const rows = await means.database.withDirectory((tx) =>
    tx.select({ firmId: tables.directoryTenant.firmId }).from(tables.directoryTenant).where(eq(tables.directoryTenant.tenantId, tenantId)),
  );
  return rows[0]?.firmId as FirmId | undefined;
}

/** The Entra tenant of a firm; throws not-found for a firm that is not set up. */
export async function tenantOfFirm(firm: FirmId, means: Means): Promise<string> {
  const rows = await means.database.withDirectory((tx) =>
    tx.select({ tenantId: tables.directoryTenant.tenantId }).from(tables.directoryTenant).where(eq(tables.directoryTenant.firmId, firm)),
  );
  const row = rows[0];
  if (!row) throw new AppError({ code: 'not-found', message: 'This firm is not set up.' });
  return row.tenantId;
}
