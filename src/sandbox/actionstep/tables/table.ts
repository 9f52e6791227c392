import type { Row } from '../rest/row.ts';

/** What rows are compared by. */
export type Key = string | number | null;
/** A link to many has several keys. */
export type Keys = Key | readonly Key[];
export type Read = (row: Row) => Keys;
/** Some places of a table. */
export type Places = ArrayLike<number> & Iterable<number>;

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
  places(): Uint32Array;
  rows(): Row[];
  /** Adds a row, or replaces the one of the same id. */
  put(row: Row): void;
  remove(id: string): void;
  /** The keys of all places, by a name that stands for the same reader every time. */
  column(name: string, read: Read): readonly Keys[];
  /** The places of each key, ascending. */
  index(name: string, read: Read): ReadonlyMap<Key, readonly number[]>;
  /** All places in an order, by a name that stands for the same comparison every time. */
  order(name: string, compare: (left: number, right: number) => number): Uint32Array;
};

type Column = { read: Read; keys: Keys[] };
type Index = { read: Read; places: Map<Key, number[]> };
/** A stale order is nearly right: sorting it again is much quicker than sorting all. */
type Order = { places: Uint32Array; added: number[]; isStale: boolean };

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

/** The places that meet a test, in their order. */
export function pick(places: Places, test: (place: number) => boolean): Uint32Array {
  const picked = new Uint32Array(places.length);
  let count = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    if (!test(place)) continue;
    picked[count] = place;
    count += 1;
  }
  return picked.subarray(0, count);
}

type Store = {
  slots: (Row | undefined)[];
  live: Uint32Array | undefined;
  columns: Map<string, Column>;
  indexes: Map<string, Index>;
  orders: Map<string, Order>;
};

/** Fills or empties a place, and lets all that was built from the rows follow. */
function setPlace(store: Store, place: number, row: Row | undefined): void {
  const before = store.slots[place];
  store.slots[place] = row;
  if (before === undefined || row === undefined) store.live = undefined;
  for (const { read, keys } of store.columns.values()) keys[place] = row === undefined ? null : read(row);
  for (const index of store.indexes.values()) {
    if (before !== undefined) unlist(index, before, place);
    if (row !== undefined) enlist(index, row, place);
  }
  for (const order of store.orders.values()) {
    order.isStale = true;
    if (before === undefined) order.added.push(place);
  }
}

function livePlaces(store: Store): Uint32Array {
  const { slots } = store;
  store.live ??= pick(Array.from(slots.keys()), (place) => slots[place] !== undefined);
  return store.live;
}

function kept<T>(map: Map<string, T>, name: string, make: () => T): T {
  const value = map.get(name) ?? make();
  map.set(name, value);
  return value;
}

function orderedPlaces(store: Store, name: string, compare: (left: number, right: number) => number): Uint32Array {
  const order = kept(store.orders, name, () => ({ places: livePlaces(store), added: [], isStale: true }));
  if (!order.isStale) return order.places;
  const places = pick([...order.places, ...order.added], (place) => store.slots[place] !== undefined).sort(compare);
  store.orders.set(name, { places, added: [], isStale: false });
  return places;
}

/** Opens a table over rows in the order given. */
export function openTable(rows: Iterable<Row>): Table {
  const slots: (Row | undefined)[] = [...rows];
  const placeOf = new Map(slots.map((row, place) => [String(row?.id), place]));
  const store: Store = { slots, live: undefined, columns: new Map(), indexes: new Map(), orders: new Map() };
  const keysOf = (read: Read) => slots.map((row) => (row === undefined ? null : read(row)));
  return {
    get: (id) => slots[placeOf.get(id) ?? -1],
    at: (place) => slots[place],
    size: () => slots.length,
    places: () => livePlaces(store),
    rows: () => slots.filter((row) => row !== undefined),
    put(row) {
      const place = placeOf.get(String(row.id)) ?? slots.length;
      placeOf.set(String(row.id), place);
      setPlace(store, place, row);
    },
    remove(id) {
      const place = placeOf.get(id);
      if (place === undefined) return;
      placeOf.delete(id);
      setPlace(store, place, undefined);
    },
    column: (name, read) => kept(store.columns, name, () => ({ read, keys: keysOf(read) })).keys,
    index: (name, read) => kept(store.indexes, name, () => indexOf(slots, read)).places,
    order: (name, compare) => orderedPlaces(store, name, compare),
  };
}
