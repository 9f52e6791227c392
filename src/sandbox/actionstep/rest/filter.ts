import type { SandboxPerson } from '../../people.ts';
import { toHundredths } from '../ledger/decimal.ts';
import { parseInstant } from '../ledger/firm-time.ts';
import type { Condition, Operator } from './query.ts';
import { type AttributeKind, type Catalogue, linkedIds, type Resource, type Row, type WireValue } from './resource.ts';

type Kind = AttributeKind | 'id';
type Reader = { kind: Kind; read(row: Row): readonly WireValue[] };
type Test = (value: WireValue) => boolean;
type Scope = { catalogue: Catalogue; viewer: SandboxPerson };

function readerFor(resource: Resource, path: readonly string[], scope: Scope): Reader | undefined {
  const [head = '', ...rest] = path;
  const target = resource.links[head];
  if (rest.length > 0) return target === undefined ? undefined : linkedReader(head, target, rest, scope);
  if (head === 'id') return { kind: 'id', read: (row) => [row.id] };
  const kind = resource.attributes[head];
  if (kind !== undefined) return { kind, read: (row) => [row.attributes[head] ?? null] };
  return target === undefined ? undefined : { kind: 'id', read: (row) => linkedIds(row, head) };
}

function linkedReader(link: string, target: string, rest: string[], scope: Scope): Reader | undefined {
  if (rest.length === 1 && rest[0] === 'id') return { kind: 'id', read: (row) => linkedIds(row, link) };
  const resource = scope.catalogue.get(target);
  const inner = resource && readerFor(resource, rest, scope);
  if (resource === undefined || inner === undefined) return undefined;
  const follow = (id: string | null) => {
    const found = id === null ? undefined : resource.find(id, scope.viewer);
    return found === undefined ? [null] : inner.read(found);
  };
  return { kind: inner.kind, read: (row) => linkedIds(row, link).flatMap(follow) };
}

/** What two values of a kind are compared by; undefined when the text is no value of that kind. */
export function comparable(kind: Kind, value: string | number): string | number | undefined {
  const text = String(value);
  if (kind === 'timestamp') return parseInstant(text, 'utc');
  if (kind === 'date') return text.slice(0, 10);
  if (kind === 'integer' || kind === 'decimal') return toHundredths(text);
  if (kind === 'id' && /^\d{1,15}$/.test(text)) return Number(text);
  return text;
}

/** Orders two comparable values; a mixed pair is compared as text. */
export function compareValues(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [first, second] = [String(left), String(right)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function likeTest(pattern: string, flags: string): Test {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  const shape = new RegExp(`^${source}$`, `${flags}u`);
  return (value) => value !== null && shape.test(String(value));
}

function equalTest(kind: Kind, asked: string): Test {
  if (asked === ':NULL') return (value) => value === null;
  const key = comparable(kind, asked);
  return (value) => value !== null && key !== undefined && comparable(kind, value) === key;
}

function oneOfTest(kind: Kind, asked: string): Test {
  const tests = asked.split(',').map((item) => equalTest(kind, item.trim()));
  return (value) => tests.some((test) => test(value));
}

function orderTest(kind: Kind, asked: string, accept: (order: number) => boolean): Test {
  const key = comparable(kind, asked);
  return (value) => {
    const own = value === null ? undefined : comparable(kind, value);
    return own !== undefined && key !== undefined && accept(compareValues(own, key));
  };
}

const testMakers: Readonly<Record<Operator, (kind: Kind, asked: string) => Test>> = {
  // A link takes a comma list even without _in.
  eq: (kind, asked) => (kind === 'id' ? oneOfTest(kind, asked) : equalTest(kind, asked)),
  nteq: equalTest,
  in: oneOfTest,
  ntin: oneOfTest,
  gt: (kind, asked) => orderTest(kind, asked, (order) => order > 0),
  lt: (kind, asked) => orderTest(kind, asked, (order) => order < 0),
  gteq: (kind, asked) => orderTest(kind, asked, (order) => order >= 0),
  lteq: (kind, asked) => orderTest(kind, asked, (order) => order <= 0),
  like: (_kind, asked) => likeTest(asked, ''),
  ilike: (_kind, asked) => likeTest(asked, 'i'),
  ntlike: (_kind, asked) => likeTest(asked, ''),
  ntilike: (_kind, asked) => likeTest(asked, 'i'),
};

function predicate(resource: Resource, condition: Condition, scope: Scope): ((row: Row) => boolean) | undefined {
  const reader = readerFor(resource, condition.path, scope);
  if (reader === undefined) return undefined;
  const test = testMakers[condition.operator](reader.kind, condition.value);
  const negated = condition.operator.startsWith('nt');
  return (row) => reader.read(row).some(test) !== negated;
}

/** Keeps the rows that meet every condition; a condition on something the resource lacks is ignored. */
export function filterRows(resource: Resource, rows: readonly Row[], conditions: readonly Condition[], scope: Scope): readonly Row[] {
  const predicates = conditions.flatMap((condition) => predicate(resource, condition, scope) ?? []);
  return predicates.length === 0 ? rows : rows.filter((row) => predicates.every((holds) => holds(row)));
}
