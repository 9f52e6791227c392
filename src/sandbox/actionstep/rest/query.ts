export const operators = ['eq', 'nteq', 'in', 'ntin', 'gt', 'lt', 'gteq', 'lteq', 'like', 'ilike', 'ntlike', 'ntilike'] as const;
export type Operator = (typeof operators)[number];

/** One filter; a path of more than one step goes over links: `division[participant][displayName_ilike]`. */
export type Condition = { path: readonly [string, ...string[]]; operator: Operator; value: string };

export type Query = {
  /** 1-based. */
  page: number;
  pageSize: number;
  sort: { name: string; descending: boolean }[];
  /** Fieldset by resource name; '' holds the one given without a name. */
  fields: ReadonlyMap<string, readonly string[]>;
  includes: string[][];
  conditions: Condition[];
};

const defaultPageSize = 50;
const largestPageSize = 200;
const keyShape = /^(\w+)((?:\[\w+\])*)$/;

function splitKey(key: string): [string, ...string[]] | undefined {
  const match = keyShape.exec(key);
  if (match === null) return undefined;
  const [, head = '', tail = ''] = match;
  return [head, ...tail.split(/[[\]]+/).filter((part) => part !== '')];
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function count(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : otherwise;
}

function conditionFrom(key: string, value: string): Condition | undefined {
  const path = splitKey(key);
  if (path === undefined) return undefined;
  const last = path.at(-1) ?? '';
  const operator = operators.find((name) => last.endsWith(`_${name}`));
  if (operator === undefined) return { path, operator: 'eq', value };
  const bare = last.slice(0, -operator.length - 1);
  const [head, ...rest] = [...path.slice(0, -1), bare];
  return { path: [head ?? bare, ...rest], operator, value };
}

function sortFrom(value: string): Query['sort'] {
  return list(value).map((item) => ({ name: item.replace(/^-/, ''), descending: item.startsWith('-') }));
}

/** Reads the query string of a list or record request; parameters it does not know become conditions. */
export function parseQuery(parameters: URLSearchParams): Query {
  const fields = new Map<string, readonly string[]>();
  const query: Query = {
    page: count(parameters.get('page'), 1),
    pageSize: Math.min(count(parameters.get('pageSize'), defaultPageSize), largestPageSize),
    sort: sortFrom(parameters.get('sort') ?? ''),
    fields,
    includes: list(parameters.get('include') ?? '').map((chain) => chain.split('.')),
    conditions: [],
  };
  for (const [key, value] of parameters) {
    const [head = '', resource = ''] = splitKey(key) ?? [];
    if (head === 'fields') fields.set(resource, list(value));
    if (['fields', 'page', 'pageSize', 'sort', 'include'].includes(head)) continue;
    const condition = conditionFrom(key, value);
    if (condition !== undefined) query.conditions.push(condition);
  }
  return query;
}
