import type { ZoneClock } from '../ledger/zone-clock.ts';
import type { Operator } from '../rest/query.ts';
import { askedKey, compareKeys, type Kind } from './comparable.ts';
import type { Key } from './table.ts';
import { wildcard } from './wildcard.ts';

/** What a filter asks of a key; `exact` are the only keys that meet it, when they can be named. */
export type Asked = { accept: (key: Key) => boolean; exact?: readonly Key[] };

/** How filter values without an offset are read. */
export type Reading = { clock: ZoneClock; assume: 'firm' | 'utc' };

type TextOperator = Extract<Operator, 'like' | 'ilike' | 'ntlike' | 'ntilike'>;
type KeyOperator = Exclude<Operator, TextOperator>;

function oneOf(kind: Kind, items: readonly string[], { clock, assume }: Reading): Asked {
  const keys = new Set<Key>(items.flatMap((item) => (item === ':NULL' ? [null] : (askedKey(kind, item, clock, assume) ?? []))));
  return { accept: (key) => keys.has(key), exact: [...keys] };
}

/** As in SQL, a row without a value meets no negated condition. */
function not({ accept }: Asked): Asked {
  return { accept: (key) => key !== null && !accept(key) };
}

function ordered(kind: Kind, value: string, holds: (order: number) => boolean, { clock, assume }: Reading): Asked {
  const asked = askedKey(kind, value, clock, assume) ?? null;
  return { accept: (key) => key !== null && asked !== null && holds(compareKeys(key, asked)) };
}

function list(value: string): string[] {
  return value.split(',').map((item) => item.trim());
}

const asks: Readonly<Record<KeyOperator, (kind: Kind, value: string, reading: Reading) => Asked>> = {
  // A link takes a comma list even without _in.
  eq: (kind, value, reading) => oneOf(kind, kind === 'id' ? list(value) : [value], reading),
  nteq: (kind, value, reading) => not(oneOf(kind, [value], reading)),
  in: (kind, value, reading) => oneOf(kind, list(value), reading),
  ntin: (kind, value, reading) => not(oneOf(kind, list(value), reading)),
  gt: (kind, value, reading) => ordered(kind, value, (order) => order > 0, reading),
  lt: (kind, value, reading) => ordered(kind, value, (order) => order < 0, reading),
  gteq: (kind, value, reading) => ordered(kind, value, (order) => order >= 0, reading),
  lteq: (kind, value, reading) => ordered(kind, value, (order) => order <= 0, reading),
};

/** Whether an operator compares texts by wildcards. */
export function isTextOperator(operator: Operator): operator is TextOperator {
  return operator.endsWith('like');
}

/** Whether an operator asks for an order. */
export function isOrderOperator(operator: Operator): boolean {
  return ['gt', 'lt', 'gteq', 'lteq'].includes(operator);
}

/** What a comparison asks of the keys of a kind. A value that is none of that kind is met by nothing. */
export function askedOf(operator: KeyOperator, kind: Kind, value: string, reading: Reading): Asked {
  return asks[operator](kind, value, reading);
}

/** What a wildcard asks of the texts of a column; they are folded already when the operator ignores case. */
export function askedOfText(operator: TextOperator, value: string): Asked {
  const holds = wildcard(operator.endsWith('ilike') ? value.toLowerCase() : value);
  const wanted = !operator.startsWith('nt');
  return { accept: (key) => key !== null && holds(String(key)) === wanted };
}
