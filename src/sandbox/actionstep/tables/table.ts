import type { Row } from '../rest/row.ts';

/** What rows are compared by. */
export type Key = string | number | null;
/** A link to many has several keys. */
export type Keys = Key | readonly Key[];
export type Read = (row: Row) => Keys;

/**
 * The rows of a resource, each at a place that it keeps. Columns, indexes and orders are built when a query first needs
 * them and follow every change, so that queries over a hundred thousand rows stay quick.
 */
export type Table = {
  get(id: string): Row | undefined;
  at(place: number): Row | undefined;
  /** Places run from 0 to below this; a place whose row was removed is empty. */
  size(): number;
  /** The places that hold a row, ascending. */
  places(): readonly number[];
  rows(): Row[];
  /** Adds a row, or replaces the one of the same id. */
  put(row: Row): void;
  remove(id: string): void;
  /** The keys of all places, by a name that stands for the same reader every time. */
  column(name: string, read: Read): readonly Keys[];
  /** The places of each key, ascending. */
  index(name: string, read: Read): ReadonlyMap<Key, readonly number[]>;
  /** All places in an order, by a name that stands for the same comparison every time. */
  order(name: string, compare: (left: number, right: number) => number): readonly number[];
};

type Column = { read: Read; keys: Keys[] };
type Index = { read: Read; places: Map<Key, number[]> };

/** The keys of a row, one or several, as a list. */
export function each(keys: Keys): readonly Key[] {
  return typeof keys === 'object' && keys !== null ? keys : [keys];
}

/** Where a place stands, or would stand, in an ascending list. */
function position(places: readonly number[], place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unlist({ read, places }: Index, row: Row, place: number): void {
  for (const key of each(read(row))) {
    const list = places.get(key) ?? [];
    const found = position(list, place);
    if (list[found] === place) list.splice(found, 1);
  }
}

function enlist({ read, places }: Index, row: Row, place: number): void {
  for (const key of each(read(row))) {
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else if ((list.at(-1) ?? 0) < place) list.push(place);
    else if (list[position(list, place)] !== place) list.splice(position(list, place), 0, place);
  }
}

function indexOf(slots: readonly (Row | undefined)[], read: Read): Index {
  const index: Index = { read, places: new Map() };
  for (const [place, row] of slots.entries()) if (row !== undefined) enlist(index, row, place);
  return index;
}

function placesOf(slots: readonly (Row | undefined)[]): number[] {
  const places: number[] = [];
  for (const [place, row] of slots.entries()) if (row !== undefined) places.push(place);
  return places;
}

/** Opens a table over rows in the order given. */
export function openTable(rows: Iterable<Row>): Table {
  const slots: (Row | undefined)[] = [...rows];
  const placeOf = new Map(slots.map((row, place) => [String(row?.id), place]));
  const columns = new Map<string, Column>();
  const indexes = new Map<string, Index>();
  const orders = new Map<string, readonly number[]>();
  let live: readonly number[] | undefined;
  const set = (place: number, row: Row | undefined) => {
    const before = slots[place];
    slots[place] = row;
    if (before === undefined || row === undefined) live = undefined;
    for (const { read, keys } of columns.values()) keys[place] = row === undefined ? null : read(row);
    for (const index of indexes.values()) {
      if (before !== undefined) unlist(index, before, place);
      if (row !== undefined) enlist(index, row, place);
    }
    orders.clear();
  };
  const kept = <T>(map: Map<string, T>, name: string, make: () => T): T => {
    const value = map.get(name) ?? make();
    map.set(name, value);
    return value;
  };
  const places = () => {
    live ??= placesOf(slots);
    return live;
  };
  return {
    get: (id) => slots[placeOf.get(id) ?? -1],
    at: (place) => slots[place],
    size: () => slots.length,
    places,
    rows: () => slots.filter((row) => row !== undefined),
    put(row) {
      const place = placeOf.get(String(row.id)) ?? slots.length;
      placeOf.set(String(row.id), place);
      set(place, row);
    },
    remove(id) {
      const place = placeOf.get(id);
      if (place === undefined) return;
      placeOf.delete(id);
      set(place, undefined);
    },
    column: (name, read) => kept(columns, name, () => ({ read, keys: slots.map((row) => (row === undefined ? null : read(row))) })).keys,
    index: (name, read) => kept(indexes, name, () => indexOf(slots, read)).places,
    order: (name, compare) => kept(orders, name, () => places().toSorted(compare)),
  };
}
