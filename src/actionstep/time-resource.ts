import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { shiftWorkDate, startOfWorkDate } from '../domain/work-date.ts';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { pageCountOf, rowsOf, wireDecimal, wireId } from './envelope.ts';

/** Firms on Enhanced Billing Mode have timeentries, the others timerecords (reference/actionstep-api.md §3.1). */
export type TimeResource = 'timeentries' | 'timerecords';

/** What is to be written: hours as decimal strings, the date in its zone. No rate: Actionstep applies its own. */
export type TimeWrite = {
  reference: string;
  matterNumber: string;
  participantId: string;
  workDate: string;
  zone: string;
  narrative: string;
  actualHours: string;
  billableHours: string;
};

/** What Actionstep holds. Null where it does not say. */
export type HeldTime = {
  remoteId: string;
  reference: string | null;
  matterNumber: string | null;
  participantId: string | null;
  date: string | null;
  billableHours: string | null;
  rate: string | null;
  amount: string | null;
};

const link = wireId.nullish().transform((value) => value ?? null);
const timeEntry = z.looseObject({
  id: wireId,
  importExternalReference: z.string().nullish(),
  timestampDate: z.string().nullish(),
  startTimestamp: z.string().nullish(),
  billableHours: wireDecimal,
  rateUnitPrice: wireDecimal,
  billableAmount: wireDecimal,
  links: z.looseObject({ action: link, owner: link }),
});

/** Finds which resource the system has and whether it honours a filter on our reference. Throws on scope or outage. */
export async function probeTimeResource(access: Access): Promise<{ resource: TimeResource; referenceFilter: boolean }> {
  try {
    const random = `probe-${randomUUID().slice(0, 18)}`;
    const query = { importExternalReference_eq: random, pageSize: '1', fields: 'id,importExternalReference' };
    const body = await call(access, { method: 'GET', path: 'timeentries', query });
    // Rows back for a reference nobody has: the filter was ignored. An empty system proves nothing, so it counts as ignored.
    const ignored = rowsOf(body, 'timeentries', z.looseObject({})).length > 0;
    return { resource: 'timeentries', referenceFilter: !ignored && (await hasRows(access)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'actionstep-refused' || error.message.includes('insufficient_scope')) throw error;
    await call(access, { method: 'GET', path: 'timerecords', query: { pageSize: '1' } });
    return { resource: 'timerecords', referenceFilter: false };
  }
}

async function hasRows(access: Access): Promise<boolean> {
  return (await call(access, { method: 'GET', path: 'timeentries', query: { pageSize: '1', fields: 'id' } })) !== undefined;
}

/** Writes one entry and answers what Actionstep says it holds. Throws as `call` does; outcome-unknown must be looked up. */
export async function createTime(access: Access, resource: TimeResource, write: TimeWrite): Promise<HeldTime> {
  const body = await call(access, { method: 'POST', path: resource, body: { [resource]: bodyOf(resource, write) } });
  const row = rowsOf(body, resource, timeEntry)[0];
  if (!row) throw new AppError({ code: 'outcome-unknown', message: 'Actionstep answered nothing. It is being looked up.', retry: 'later' });
  return held(row);
}

function bodyOf(resource: TimeResource, write: TimeWrite): Record<string, unknown> {
  const start = startOfWorkDate(write.workDate, write.zone);
  const hours = { actualHours: write.actualHours, billableHours: write.billableHours };
  const links = { action: write.matterNumber, owner: write.participantId, createdBy: write.participantId };
  if (resource === 'timerecords') {
    return { startTimestamp: start, notes: write.narrative, ...hours, links: { action: links.action, owner: links.owner } };
  }
  return {
    timestampDate: start,
    description: write.narrative,
    ...hours,
    isBillable: 'T',
    billingBehavior: 'Bill',
    importExternalReference: write.reference,
    links,
  };
}

/** The rows that carry our reference: the only proof of a push (design §5.3). */
export async function findByReference(access: Access, write: TimeWrite, referenceFilter: boolean): Promise<HeldTime[]> {
  const query = referenceFilter ? { importExternalReference_eq: write.reference } : nearby(write);
  const found: HeldTime[] = [];
  let pages = 1;
  for (let page = 1; page <= pages; page += 1) {
    const body = await call(access, { method: 'GET', path: 'timeentries', query: { ...query, page: String(page), pageSize: '200' } });
    pages = Math.max(pages, pageCountOf(body, 'timeentries'));
    found.push(
      ...rowsOf(body, 'timeentries', timeEntry)
        .filter((row) => row.importExternalReference === write.reference)
        .map(held),
    );
  }
  return found;
}

function nearby(write: TimeWrite): Record<string, string> {
  return {
    action_eq: write.matterNumber,
    owner_eq: write.participantId,
    timestampDate_gteq: `${shiftWorkDate(write.workDate, -1)}T00:00:00`,
    timestampDate_lteq: `${shiftWorkDate(write.workDate, 1)}T23:59:59`,
  };
}

/** Reads one entry back by its id; undefined when it is gone. */
export async function readBack(access: Access, resource: TimeResource, remoteId: string): Promise<HeldTime | undefined> {
  const body = await call(access, { method: 'GET', path: `${resource}/${encodeURIComponent(remoteId)}` });
  const row = rowsOf(body, resource, timeEntry)[0];
  return row ? held(row) : undefined;
}

function held(row: z.output<typeof timeEntry>): HeldTime {
  return {
    remoteId: row.id,
    reference: row.importExternalReference ?? null,
    matterNumber: row.links.action,
    participantId: row.links.owner,
    date: (row.timestampDate ?? row.startTimestamp ?? null)?.slice(0, 10) ?? null,
    billableHours: row.billableHours,
    rate: row.rateUnitPrice,
    amount: row.billableAmount,
  };
}
