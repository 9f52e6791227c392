import type { SortKey } from '../rest/query.ts';
import { isVisible, type Resource, type Viewer } from '../rest/resource.ts';
import type { Row } from '../rest/row.ts';
import { columnReader, compareKeys } from './comparable.ts';
import type { Matcher } from './match.ts';
import { type Key, type Keys, type Places, pick, type Table } from './table.ts';

export type Selection = {
  resource: Resource;
  viewer: Viewer;
  matchers: readonly Matcher[];
  sort: readonly SortKey[];
  keep?: (row: Row) => boolean;
};

const sortedDirectlyAtMost = 2000;

/** Places that may be selected, from the most telling index, or all. */
function candidates(table: Table, matchers: readonly Matcher[]): Places {
  let best: Places = table.places();
  for (const { places } of matchers) if (places !== undefined && places.length < best.length) best = places;
  return best;
}

function firstKey(keys: Keys | undefined): Key {
  return typeof keys === 'object' && keys !== null ? (keys[0] ?? null) : (keys ?? null);
}

function comparison(resource: Resource, table: Table, sort: readonly SortKey[]): (left: number, right: number) => number {
  const columns = sort.flatMap(({ name, descending }) => {
    const column = columnReader(resource.shape, name);
    return column === undefined ? [] : [{ descending, keys: table.column(name, column.read) }];
  });
  return (left, right) => {
    for (const { keys, descending } of columns) {
      const one = firstKey(keys[left]);
      const other = firstKey(keys[right]);
      const order = compareKeys(one, other);
      // Rows without a value stay last whichever way is asked for.
      if (order !== 0) return descending && one !== null && other !== null ? -order : order;
    }
    return left - right;
  };
}

/** The places in the order asked for; many are picked out of the order of all, which the table keeps. */
function sorted(places: Uint32Array, { resource, sort }: Selection, table: Table): Uint32Array {
  if (sort.length === 0) return places;
  const compare = comparison(resource, table, sort);
  if (places.length <= sortedDirectlyAtMost) return places.toSorted(compare);
  const name = sort.map(({ name: key, descending }) => `${descending ? '-' : ''}${key}`).join();
  const order = table.order(name, compare);
  if (places.length === order.length) return order;
  const chosen = new Uint8Array(table.size());
  for (const place of places) chosen[place] = 1;
  return pick(order, (place) => chosen[place] === 1);
}

function meeting({ resource, viewer, matchers, keep }: Selection, table: Table): Uint32Array {
  const [first, ...others] = matchers;
  const some = first === undefined ? table.places() : pick(candidates(table, matchers), first.test);
  const met = others.reduce((places, { test }) => pick(places, test), some);
  // Rows lie scattered: they are looked at only when there is something to see in them.
  if (viewer.hidden.size === 0 && keep === undefined) return met;
  return pick(met, (place) => {
    const row = table.at(place);
    return row !== undefined && isVisible(resource.shape, row, viewer) && (keep === undefined || keep(row));
  });
}

/** The places of the rows that a listing holds, in its order. */
export function select(selection: Selection): Uint32Array {
  const table = selection.resource.table(selection.viewer);
  return sorted(meeting(selection, table), selection, table);
}
