import { z } from 'zod';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { linkedOf, pageCountOf, rowsOf, wireFlag, wireId } from './envelope.ts';

/** A matter as Actionstep lists it, in our words. */
export type ListedMatter = {
  number: string;
  reference: string;
  name: string;
  status: 'active' | 'inactive' | 'closed';
  billable: boolean;
  clients: { name: string; email: string }[];
};

const action = z.looseObject({
  id: wireId,
  name: z.string().nullish(),
  reference: z.string().nullish(),
  status: z.string().nullish(),
  isDeleted: wireFlag,
  isBillableOverride: z.string().nullish(),
  overrideBillingStatus: z.string().nullish(),
  links: z.looseObject({ primaryParticipants: z.union([z.array(wireId), wireId]).nullish() }).nullish(),
});
const participant = z.looseObject({ id: wireId, displayName: z.string().nullish(), email: z.string().nullish() });

/** Pages of the matters the token's person sees; templates and deleted ones are left out. 200 a page, the API's maximum. */
export async function* listMatters(access: Access): AsyncGenerator<{ matters: ListedMatter[]; page: number; pages: number }> {
  let pages = 1;
  for (let page = 1; page <= pages; page += 1) {
    const body = await call(access, { method: 'GET', path: 'actions', query: pageQuery(page) });
    pages = Math.max(pages, pageCountOf(body, 'actions'));
    const people = new Map(linkedOf(body, 'participants', participant).map((row) => [row.id, row]));
    const rows = rowsOf(body, 'actions', action).filter((row) => !row.isDeleted && row.status !== 'Template');
    yield { page, pages, matters: rows.map((row) => toMatter(row, people)) };
  }
}

function pageQuery(page: number): Record<string, string> {
  return { page: String(page), pageSize: '200', sort: 'id', include: 'primaryParticipants' };
}

function toMatter(row: z.output<typeof action>, people: Map<string, z.output<typeof participant>>): ListedMatter {
  const ids = [row.links?.primaryParticipants ?? []].flat();
  const clients = ids.flatMap((id) => {
    const found = people.get(id);
    return found ? [{ name: found.displayName ?? '', email: (found.email ?? '').toLowerCase() }] : [];
  });
  return {
    number: row.id,
    reference: row.reference ?? '',
    name: row.name ?? '',
    status: statusOf(row.status),
    billable: row.isBillableOverride !== 'F' && row.overrideBillingStatus !== 'Closed',
    clients,
  };
}

function statusOf(status: string | null | undefined): ListedMatter['status'] {
  if (status === 'Active') return 'active';
  return status === 'Closed' ? 'closed' : 'inactive';
}
