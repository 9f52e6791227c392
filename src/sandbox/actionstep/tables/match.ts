import type { ZoneClock } from '../ledger/zone-clock.ts';
import type { Condition } from '../rest/query.ts';
import { type Catalogue, isVisible, type Resource, type Viewer } from '../rest/resource.ts';
import type { Switches } from '../switches.ts';
import { type Asked, askedOf, askedOfText, isOrderOperator, isTextOperator } from './asked.ts';
import { columnReader, orderedKinds, textReader } from './comparable.ts';
import { each, type Key, type Read, type Table } from './table.ts';

export type Scope = { catalogue: Catalogue; viewer: Viewer; switches: Switches; clock: ZoneClock };

/** A condition against one table: a test of a place and, where an index names them, all places that meet it. */
export type Matcher = { test: (place: number) => boolean; places?: readonly number[] };

/** 'unknown': the resource has nothing of that name; 'refused': it has, but not for this operator. */
export type Matched = Matcher | 'unknown' | 'refused';

const indexedKeysAtMost = 2000;

/** One of a row's keys is enough: what a join does over a link to many. */
function matcherOf(table: Table, name: string, read: Read, asked: Asked): Matcher {
  const keys = table.column(name, read);
  const test = (place: number) => {
    const key = keys[place] ?? null;
    return typeof key === 'object' && key !== null ? key.some(asked.accept) : asked.accept(key);
  };
  if (asked.exact === undefined || asked.exact.length > indexedKeysAtMost) return { test };
  const index = table.index(name, read);
  const [only, ...others] = asked.exact.map((key) => index.get(key) ?? []);
  if (others.length === 0) return { test, places: only ?? [] };
  const places = new Set([...(only ?? []), ...others.flat()]);
  return { test, places: [...places].sort((left, right) => left - right) };
}

function matchColumn(resource: Resource, name: string, { operator, value }: Condition, scope: Scope): Matched {
  const { shape } = resource;
  const table = resource.table(scope.viewer);
  const column = columnReader(shape, name);
  if (column === undefined) return 'unknown';
  if (isTextOperator(operator)) {
    const fold = operator.endsWith('ilike');
    const read = textReader(shape, name, fold);
    if (read === undefined) return 'refused';
    return matcherOf(table, `${name}:${fold ? 'folded' : 'text'}`, read, askedOfText(operator, value));
  }
  const strict = scope.switches.orderOperators === 'numbers-and-dates';
  if (strict && isOrderOperator(operator) && !orderedKinds.has(column.kind)) return 'refused';
  const reading = { clock: scope.clock, assume: scope.switches.filterZone };
  return matcherOf(table, name, column.read, askedOf(operator, column.kind, value, reading));
}

/** The keys by which links name the rows of a resource that meet a condition. */
function keysMet(resource: Resource, matcher: Matcher, scope: Scope): Key[] {
  const table = resource.table(scope.viewer);
  const read = columnReader(resource.shape, 'id')?.read;
  const keys: Key[] = [];
  for (const place of matcher.places ?? table.places()) {
    const row = table.at(place);
    if (row === undefined || !matcher.test(place) || !isVisible(resource.shape, row, scope.viewer)) continue;
    if (read !== undefined) keys.push(...each(read(row)));
  }
  return keys;
}

/** Matches a condition whose path goes over `path[0]`, a link, to something of the rows it leads to. */
function matchLinked(resource: Resource, path: readonly string[], condition: Condition, scope: Scope): Matched {
  const [link = '', ...rest] = path;
  const target = scope.catalogue.get(resource.shape.links[link]?.to ?? '');
  const column = columnReader(resource.shape, link);
  if (target === undefined || column === undefined) return 'unknown';
  const inner = matchPath(target, rest, condition, scope);
  if (typeof inner === 'string') return inner;
  const exact = keysMet(target, inner, scope);
  const met = new Set<Key>(exact);
  return matcherOf(resource.table(scope.viewer), link, column.read, { accept: (key) => met.has(key), exact });
}

function matchPath(resource: Resource, path: readonly string[], condition: Condition, scope: Scope): Matched {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return matchColumn(resource, head, condition, scope);
  const linksThere = resource.shape.links[head] !== undefined;
  // The id of what is linked stands in the row itself.
  if (rest.length === 1 && rest[0] === 'id' && linksThere) return matchColumn(resource, head, condition, scope);
  return matchLinked(resource, path, condition, scope);
}

/** Makes a condition ready to be tested against the places of the resource's table. */
export function match(resource: Resource, condition: Condition, scope: Scope): Matched {
  return matchPath(resource, condition.path, condition, scope);
}
