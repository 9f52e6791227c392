import { comparable, compareValues } from './filter.ts';
import type { Query } from './query.ts';
import type { Resource, Row } from './resource.ts';

type Key = string | number | undefined;

function keyOf(resource: Resource, row: Row, name: string): Key {
  if (name === 'id') return comparable('id', row.id);
  const kind = resource.attributes[name];
  const value = row.attributes[name] ?? null;
  return kind === undefined || value === null ? undefined : comparable(kind, value);
}

function compareKeys(left: Key, right: Key, descending: boolean): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const order = compareValues(left, right);
  return descending ? -order : order;
}

/** Sorts rows by the attributes asked for, nulls last; rows that tie keep their order. */
export function sortRows(resource: Resource, rows: readonly Row[], sort: Query['sort']): readonly Row[] {
  if (sort.length === 0) return rows;
  const keyed = rows.map((row) => ({ row, keys: sort.map(({ name }) => keyOf(resource, row, name)) }));
  keyed.sort((left, right) => {
    for (const [index, { descending }] of sort.entries()) {
      const order = compareKeys(left.keys[index], right.keys[index], descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}
