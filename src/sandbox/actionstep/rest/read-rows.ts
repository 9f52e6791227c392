import { columnReader } from '../tables/comparable.ts';
import { type Matcher, match, type Scope } from '../tables/match.ts';
import { select } from '../tables/select.ts';
import type { Page } from './envelope.ts';
import { type Problem, parameterProblem } from './problem.ts';
import type { Query, SortKey } from './query.ts';
import { findRow, type Resource } from './resource.ts';
import type { Row } from './row.ts';

/** Splits the comma list of a record address; an empty item is dropped. */
export function idsFrom(text: string): string[] {
  return text.split(',').filter((id) => id !== '');
}

/** Rows as a page of their own. */
export function pageOfRows(rows: readonly Row[]): Page {
  return { rows, recordCount: rows.length, page: 1, pageSize: Math.max(rows.length, 1) };
}

/** The rows of the ids asked for that exist, as one page. */
export function pageOfIds(resource: Resource, ids: readonly string[], { viewer }: Scope): Page {
  return pageOfRows([...new Set(ids)].flatMap((id) => findRow(resource, id, viewer) ?? []));
}

function sortOf(resource: Resource, { sort }: Query): readonly SortKey[] {
  return sort.get('') ?? sort.get(resource.shape.name) ?? [];
}

type Filters = { matchers: Matcher[]; problems: Problem[] };

function filtersOf(resource: Resource, { conditions }: Query, scope: Scope): Filters {
  const filters: Filters = { matchers: [], problems: [] };
  for (const condition of conditions) {
    const { parameter, operator, path } = condition;
    if (scope.switches.referenceFilter === 'ignored' && path[0] === 'importExternalReference') continue;
    const matched = match(resource, condition, scope);
    if (typeof matched === 'object') filters.matchers.push(matched);
    else if (matched === 'refused') filters.problems.push(parameterProblem(parameter, `${operator} cannot be used with ${parameter}`));
    else if (scope.switches.unknownNames === 'refused') filters.problems.push(parameterProblem(parameter, `${parameter} is not known`));
  }
  return filters;
}

function sortProblems(resource: Resource, query: Query, { switches }: Scope): Problem[] {
  if (switches.unknownNames === 'ignored') return [];
  const unknown = sortOf(resource, query).filter(({ name }) => columnReader(resource.shape, name) === undefined);
  return unknown.map(({ name }) => parameterProblem('sort', `${name} is not known`));
}

/** One page of a filtered and sorted listing, or what is wrong with the query. */
export function pageOfQuery(resource: Resource, query: Query, scope: Scope): Page | Problem[] {
  const { matchers, problems } = filtersOf(resource, query, scope);
  problems.push(...sortProblems(resource, query, scope));
  if (problems.length > 0) return problems;
  const { viewer, switches } = scope;
  const hidesDeleted = resource.shape.name === 'actions' && switches.deletedMatters === 'hidden';
  const keep = (row: Row) => row.attributes['isDeleted'] !== 'T';
  const places = select({ resource, viewer, matchers, sort: sortOf(resource, query), ...(hidesDeleted && { keep }) });
  const start = (query.page - 1) * query.pageSize;
  const table = resource.table(viewer);
  return {
    rows: [...places.subarray(start, start + query.pageSize)].flatMap((place) => table.at(place) ?? []),
    recordCount: places.length,
    page: query.page,
    pageSize: query.pageSize,
  };
}
