import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, tables } from '../database/index.ts';
import type { BillContext } from '../domain/fair-bill.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Entry } from './entry.ts';

type Row = Pick<typeof tables.matter.$inferSelect, 'status' | 'billable' | 'billing'> & { onMatter: boolean | null };

const storedBilling = z
  .object({ billable: z.boolean().nullable(), fixedFee: z.boolean(), codeRequired: z.boolean(), salesTax: z.boolean().nullable() })
  .nullable();

/** The matters of one person's entries as the fair-bill check needs them, by id. */
export async function readBilledMatters(
  { tx }: FirmSession,
  timekeeper: PersonId,
  entries: readonly Entry[],
  insists: boolean,
): Promise<Map<string, BillContext['matter']>> {
  const ids = [...new Set(entries.flatMap(({ matterId }) => matterId ?? []))];
  if (ids.length === 0) return new Map();
  const { matter, matterVisibility } = tables;
  const { id, status, billable, billing } = matter;
  const seen = and(
    eq(matterVisibility.firmId, matter.firmId),
    eq(matterVisibility.matterId, matter.id),
    eq(matterVisibility.personId, timekeeper),
  );
  const rows = await tx
    .select({ id, status, billable, billing, onMatter: matterVisibility.onMatter })
    .from(matter)
    .leftJoin(matterVisibility, seen)
    .where(inArray(matter.id, ids));
  return new Map(rows.map((row) => [row.id, billedAs(row, insists)]));
}

function billedAs({ status, billable, billing, onMatter }: Row, insists: boolean): BillContext['matter'] {
  const said = storedBilling.parse(billing);
  return {
    status,
    billable: billable && said?.billable !== false,
    fixedFee: said?.fixedFee ?? false,
    codeRequired: said?.codeRequired ?? false,
    salesTax: said?.salesTax ?? null,
    timekeeperMissing: insists && onMatter === false,
  };
}
