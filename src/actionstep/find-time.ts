import { shiftWorkDate, startOfWorkDate } from '../domain/work-date.ts';
import type { Access } from './access.ts';
import { type Listing, readAll, readByIds } from './list-pages.ts';
import { type HeldTime, heldTime, type TimeResource, timeRow } from './time-resource.ts';
import type { TimeWrite } from './write-time.ts';

type Row = Parameters<typeof heldTime>[0];

/**
 * The rows that are this very write: by our reference, the only proof of a push (design §5.3). A timerecord has none and
 * is known by its start to the second; without a `startTime` in the write nothing is found.
 */
export async function findByReference(
  access: Access,
  write: TimeWrite,
  referenceFilter: boolean,
  resource: TimeResource = 'timeentries',
): Promise<HeldTime[]> {
  if (resource === 'timerecords') return findByStart(access, write);
  const query = referenceFilter ? { importExternalReference_eq: write.reference } : nearby(write, 'timestampDate');
  const rows = await readAll(access, listing('timeentries', query));
  return rows.filter((row) => row.importExternalReference === write.reference).map(heldTime);
}

async function findByStart(access: Access, write: TimeWrite): Promise<HeldTime[]> {
  if (write.startTime === undefined) return [];
  const start = startOfWorkDate(write.workDate, write.zone).replace('00:00:00', write.startTime);
  const rows = await readAll(access, listing('timerecords', nearby(write, 'startTimestamp')));
  return rows.filter((row) => row.links.owner === write.participantId && isSameInstant(row.startTimestamp, start)).map(heldTime);
}

function isSameInstant(said: string | null | undefined, meant: string): boolean {
  return said !== null && said !== undefined && new Date(said).getTime() === new Date(meant).getTime();
}

function nearby(write: TimeWrite, field: 'timestampDate' | 'startTimestamp'): Record<string, string> {
  return {
    action_eq: write.matterNumber,
    owner_eq: write.participantId,
    [`${field}_gteq`]: `${shiftWorkDate(write.workDate, -1)}T00:00:00`,
    [`${field}_lteq`]: `${shiftWorkDate(write.workDate, 1)}T23:59:59`,
  };
}

/** All rows of the write's matter and owner on its day and the days beside it: where a look-alike would be. */
export async function findNearby(access: Access, write: TimeWrite, resource: TimeResource): Promise<HeldTime[]> {
  const field = resource === 'timerecords' ? 'startTimestamp' : 'timestampDate';
  return (await readAll(access, listing(resource, nearby(write, field)))).map(heldTime);
}

/** Reads entries back by their ids; those that are gone are left out. */
export async function readManyBack(access: Access, resource: TimeResource, remoteIds: readonly string[]): Promise<HeldTime[]> {
  return (await readByIds(access, listing(resource, {}), remoteIds)).map(heldTime);
}

function listing(resource: TimeResource, query: Record<string, string>): Listing<Row> {
  return { resource, row: timeRow, query };
}
