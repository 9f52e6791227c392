import { toHundredths } from '../ledger/decimal.ts';
import type { ZoneClock } from '../ledger/zone-clock.ts';
import type { Row } from '../rest/row.ts';
import type { AttributeKind, Shape } from '../rest/shape.ts';
import type { Key, Read } from './table.ts';

export type Kind = AttributeKind | 'id';

/** A column of a resource: what kind of value it holds and how a row's is read as something comparable. */
export type ColumnReader = { kind: Kind; read: Read };

/** Kinds that have an order of their own; the others are ordered as text at best. */
export const orderedKinds: ReadonlySet<Kind> = new Set(['id', 'integer', 'decimal', 'date', 'timestamp', 'time']);

function idKey(id: string | number): Key {
  return typeof id === 'number' || /^\d{1,15}$/.test(id) ? Number(id) : id;
}

function attributeKey(kind: AttributeKind, value: string | number): Key {
  if (kind === 'timestamp') return Date.parse(String(value));
  if (kind === 'integer' || kind === 'decimal') return toHundredths(value) ?? null;
  return value;
}

/** What a filter's text is compared as; undefined when it is no value of that kind. */
export function askedKey(kind: Kind, asked: string, clock: ZoneClock, assume: 'firm' | 'utc'): Key | undefined {
  if (kind === 'timestamp') return clock.parse(asked, assume);
  if (kind === 'date') return asked.slice(0, 10);
  if (kind === 'integer' || kind === 'decimal') return toHundredths(asked);
  return kind === 'id' ? idKey(asked) : asked;
}

/** The reader of an attribute, a link or the id; undefined when the resource has nothing of that name. */
export function columnReader({ attributes, links }: Shape, name: string): ColumnReader | undefined {
  if (name === 'id') return { kind: 'id', read: (row) => idKey(row.id) };
  const kind = attributes[name]?.kind;
  if (kind !== undefined) {
    return {
      kind,
      read: (row) => {
        const value = row.attributes[name] ?? null;
        return value === null ? null : attributeKey(kind, value);
      },
    };
  }
  if (links[name] === undefined) return undefined;
  return { kind: 'id', read: (row) => linkKeys(row, name) };
}

function linkKeys(row: Row, name: string): Key | readonly Key[] {
  const value = row.links[name] ?? null;
  if (value === null || typeof value === 'string') return value === null ? null : idKey(value);
  return value.map(idKey);
}

/** Reads an attribute or the id as text for wildcards; links have none. */
export function textReader(shape: Shape, name: string, fold: boolean): Read | undefined {
  if (name !== 'id' && shape.attributes[name] === undefined) return undefined;
  return (row) => {
    const value = name === 'id' ? row.id : (row.attributes[name] ?? null);
    if (value === null) return null;
    return fold ? String(value).toLowerCase() : String(value);
  };
}

/** Orders two keys; null comes last, a mixed pair is compared as text. */
export function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
}
