export const operators = ['eq', 'nteq', 'in', 'ntin', 'gt', 'lt', 'gteq', 'lteq', 'like', 'ilike', 'ntlike', 'ntilike'] as const;
export type Operator = (typeof operators)[number];

/** One filter; a path of more than one step goes over links: `division[participant][displayName_ilike]`. */
export type Condition = { parameter: string; path: readonly [string, ...string[]]; operator: Operator; value: string };

export type SortKey = { name: string; descending: boolean };

export type Query = {
  /** 1-based. */
  page: number;
  pageSize: number;
  /** Sort keys by resource name; '' holds those of the resource itself. */
  sort: ReadonlyMap<string, readonly SortKey[]>;
  /** Fieldset by resource name; '' holds the one given without a name. */
  fields: ReadonlyMap<string, readonly string[]>;
  includes: string[][];
  conditions: Condition[];
};

const defaultPageSize = 50;
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

function conditionFrom(key: string, value: string): Condition {
  const path = splitKey(key) ?? [key];
  const last = path.at(-1) ?? '';
  const operator = operators.find((name) => last.endsWith(`_${name}`));
  if (operator === undefined) return { parameter: key, path, operator: 'eq', value };
  const bare = last.slice(0, -operator.length - 1);
  const [head, ...rest] = [...path.slice(0, -1), bare];
  return { parameter: key, path: [head ?? bare, ...rest], operator, value };
}

function sortFrom(value: string): SortKey[] {
  return list(value).map((item) => ({ name: item.replace(/^-/, ''), descending: item.startsWith('-') }));
}

/** Reads the query string of a list or record request; parameters it does not know become conditions. */
export function parseQuery(parameters: URLSearchParams, largestPageSize: number): Query {
  const fields = new Map<string, readonly string[]>();
  const sort = new Map<string, readonly SortKey[]>();
  const conditions: Condition[] = [];
  for (const [key, value] of parameters) {
    const [head = '', resource = ''] = splitKey(key) ?? [];
    if (head === 'fields') fields.set(resource, list(value));
    else if (head === 'sort') sort.set(resource, sortFrom(value));
    else if (!['page', 'pageSize', 'include'].includes(head)) conditions.push(conditionFrom(key, value));
  }
  return {
    page: count(parameters.get('page'), 1),
    pageSize: Math.min(count(parameters.get('pageSize'), defaultPageSize), largestPageSize),
    sort,
    fields,
    includes: list(parameters.get('include') ?? '').map((chain) => chain.split('.')),
    conditions,
  };
}
