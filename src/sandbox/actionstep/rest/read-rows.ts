import type { Switches } from '../switches.ts';
import type { Caller } from './bearer.ts';
import type { Page } from './envelope.ts';
import { filterRows } from './filter.ts';
import type { Query } from './query.ts';
import type { Catalogue, Resource, Row } from './resource.ts';
import { sortRows } from './sort-rows.ts';

/** Splits the comma list of a record address; an empty item is dropped. */
export function idsFrom(text: string): string[] {
  return text.split(',').filter((id) => id !== '');
}

/** The rows of the ids asked for that exist, as one page. */
export function pageOfIds(resource: Resource, ids: readonly string[], caller: Caller): Page {
  const rows = ids.flatMap((id): Row[] => {
    const found = resource.find(id, caller.person);
    return found === undefined ? [] : [found];
  });
  return { rows, recordCount: rows.length, page: 1, pageSize: Math.max(rows.length, 1) };
}

/** One page of a filtered and sorted listing. */
export function pageOfQuery(resource: Resource, query: Query, caller: Caller, catalogue: Catalogue, switches: Switches): Page {
  const honoured = query.conditions.filter(({ path }) => switches.referenceFilter === 'honoured' || path[0] !== 'importExternalReference');
  const scope = { catalogue, viewer: caller.person };
  const matching = filterRows(resource, resource.rows(caller.person), honoured, scope);
  const sorted = sortRows(resource, matching, query.sort);
  const start = (query.page - 1) * query.pageSize;
  return {
    rows: sorted.slice(start, start + query.pageSize),
    recordCount: sorted.length,
    page: query.page,
    pageSize: query.pageSize,
  };
}
