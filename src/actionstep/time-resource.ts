import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { rowsOf, wireDecimal, wireFlag, wireId, wireLink } from './envelope.ts';
import { ActionstepFailure, isAbout } from './failure.ts';

/** Firms on Enhanced Billing Mode have timeentries, the others timerecords (reference/actionstep-api.md §3.1). */
export type TimeResource = 'timeentries' | 'timerecords';

/** What Actionstep holds. Null where it does not say. */
export type HeldTime = {
  remoteId: string;
  reference: string | null;
  narrative: string | null;
  matterNumber: string | null;
  participantId: string | null;
  date: string | null;
  actualHours: string | null;
  billableHours: string | null;
  /** Price of an hour, its label, and what they came to. */
  rate: string | null;
  rateLabel: string | null;
  amount: string | null;
  billable: boolean | null;
  /** The start as Actionstep writes it, to the second where it keeps seconds. */
  start: string | null;
  /** Reference of the bill the time is on; null while it is on none, or where Actionstep does not say. */
  bill: string | null;
  locked: boolean;
};

/** A row of either resource. */
export const timeRow = z.looseObject({
  id: wireId,
  importExternalReference: z.string().nullish(),
  description: z.string().nullish(),
  notes: z.string().nullish(),
  timestampDate: z.string().nullish(),
  startTimestamp: z.string().nullish(),
  startTime: z.string().nullish(),
  actualHours: wireDecimal,
  billableHours: wireDecimal,
  rateUnitPrice: wireDecimal,
  billableAmount: wireDecimal,
  isBillable: z.unknown().optional(),
  timerStatus: z.string().nullish(),
  billReference: z.union([z.string(), z.number()]).nullish(),
  links: z.looseObject({ action: wireLink, owner: wireLink, rate: wireLink }),
});

/** A row in our words. */
export function heldTime(row: z.output<typeof timeRow>): HeldTime {
  return {
    remoteId: row.id,
    reference: row.importExternalReference ?? null,
    narrative: row.description ?? row.notes ?? null,
    matterNumber: row.links.action,
    participantId: row.links.owner,
    date: (row.timestampDate ?? row.startTimestamp ?? null)?.slice(0, 10) ?? null,
    actualHours: row.actualHours,
    billableHours: row.billableHours,
    rate: row.rateUnitPrice,
    rateLabel: row.links.rate,
    amount: row.billableAmount,
    billable: row.isBillable === undefined || row.isBillable === null ? null : wireFlag.catch(false).parse(row.isBillable),
    start: row.startTimestamp ?? row.startTime ?? null,
    bill: row.billReference === null || row.billReference === undefined ? null : String(row.billReference),
    locked: row.timerStatus === 'Locked',
  };
}

/**
 * Finds which resource the system has and whether it honours a filter on our reference. A grant without the scope is told
 * apart from a system without the resource: the first throws actionstep-refused about 'scope'. Throws on outage.
 */
export async function probeTimeResource(access: Access): Promise<{ resource: TimeResource; referenceFilter: boolean }> {
  try {
    return { resource: 'timeentries', referenceFilter: await honoursFilter(access) };
  } catch (error) {
    if (!maySayAbsent(error)) throw error;
    await call(access, { method: 'GET', path: 'timerecords', query: { pageSize: '1' } });
    return { resource: 'timerecords', referenceFilter: false };
  }
}

/** What a system without Enhanced Billing Mode answers is not known: 404, 403 and 500 are all possible (reference §3.1). */
function maySayAbsent(error: unknown): boolean {
  if (isAbout(error, 'absent') || isAbout(error, 'forbidden')) return true;
  return error instanceof ActionstepFailure && (error.status === 500 || (error.code === 'actionstep-refused' && error.about === undefined));
}

/** Whether a failure of the resource in use may mean that the system has another one by now. */
export function maySayChanged(error: unknown, resource: TimeResource): error is ActionstepFailure {
  return error instanceof ActionstepFailure && error.resource === resource && maySayAbsent(error) && !speaksOfTheEntry(error);
}

/** A validation error: the resource is there, and what was sent to it was read. */
function speaksOfTheEntry({ about, status }: ActionstepFailure): boolean {
  return about === 'owner' || status === 409 || status === 422;
}

/** Rows back for a reference nobody has: the filter is ignored. An empty system proves nothing, so it counts as ignored. */
async function honoursFilter(access: Access): Promise<boolean> {
  const random = `probe-${randomUUID().slice(0, 18)}`;
  const found = await rowsWhere(access, { importExternalReference_eq: random });
  return found === 0 && (await rowsWhere(access, {})) > 0;
}

async function rowsWhere(access: Access, filter: Record<string, string>): Promise<number> {
  const query = { ...filter, pageSize: '1', fields: 'id,importExternalReference' };
  return rowsOf(await call(access, { method: 'GET', path: 'timeentries', query }), 'timeentries', z.looseObject({})).length;
}
