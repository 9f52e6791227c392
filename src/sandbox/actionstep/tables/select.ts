import type { SortKey } from '../rest/query.ts';
import { isVisible, type Resource, type Viewer } from '../rest/resource.ts';
import type { Row } from '../rest/row.ts';
import { columnReader, compareKeys } from './comparable.ts';
import type { Matcher } from './match.ts';
import { each, type Key, type Table } from './table.ts';

export type Selection = {
  resource: Resource;
  viewer: Viewer;
  matchers: readonly Matcher[];
  sort: readonly SortKey[];
  keep?: (row: Row) => boolean;
};

const sortedDirectlyAtMost = 2000;

/** Places that may be selected, from the most telling index, or all. */
function candidates(table: Table, matchers: readonly Matcher[]): readonly number[] {
  let best = table.places();
  for (const { places } of matchers) if (places !== undefined && places.length < best.length) best = places;
  return best;
}

function comparison(resource: Resource, table: Table, sort: readonly SortKey[]): (left: number, right: number) => number {
  const columns = sort.flatMap(({ name, descending }) => {
    const column = columnReader(resource.shape, name);
    return column === undefined ? [] : [{ descending, keys: table.column(name, column.read) }];
  });
  const first = (keys: readonly (Key | readonly Key[])[], place: number) => each(keys[place] ?? null)[0] ?? null;
  return (left, right) => {
    for (const { keys, descending } of columns) {
      const [one, other] = [first(keys, left), first(keys, right)];
      const order = compareKeys(one, other);
      // Rows without a value stay last whichever way is asked for.
      if (order !== 0) return descending && one !== null && other !== null ? -order : order;
    }
    return left - right;
  };
}

function sorted(places: readonly number[], { resource, sort }: Selection, table: Table): readonly number[] {
  if (sort.length === 0) return places;
  const compare = comparison(resource, table, sort);
  if (places.length <= sortedDirectlyAtMost) return places.toSorted(compare);
  const name = sort.map(({ name: key, descending }) => `${descending ? '-' : ''}${key}`).join();
  const order = table.order(name, compare);
  if (places.length === order.length) return order;
  const chosen = new Uint8Array(table.size());
  for (const place of places) chosen[place] = 1;
  return order.filter((place) => chosen[place] === 1);
}

function chosen({ resource, viewer, matchers, keep }: Selection, table: Table): readonly number[] {
  const places = candidates(table, matchers);
  if (matchers.length === 0 && keep === undefined && viewer.hidden.size === 0) return places;
  return places.filter((place) => {
    const row = table.at(place);
    if (row === undefined || !matchers.every((matcher) => matcher.test(place))) return false;
    return isVisible(resource.shape, row, viewer) && (keep === undefined || keep(row));
  });
}

/** The places of the rows that a listing holds, in its order. */
export function select(selection: Selection): readonly number[] {
  const table = selection.resource.table(selection.viewer);
  return sorted(chosen(selection, table), selection, table);
}
