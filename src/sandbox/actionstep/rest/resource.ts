import type { SandboxPerson } from '../../people.ts';
import type { Problem } from './problem.ts';

export type AttributeKind = 'integer' | 'decimal' | 'text' | 'flag' | 'date' | 'timestamp' | 'time';
export type WireValue = string | number | null;

/** A record as it goes over the wire, before fieldsets; ids inside links are strings. */
export type Row = {
  id: number | string;
  attributes: Readonly<Record<string, WireValue>>;
  links: Readonly<Record<string, string | readonly string[] | null>>;
};

export type WriteResult = { ok: true; rows: Row[] } | { ok: false; problems: Problem[] };

/** The writing half of a resource; each call changes all it is asked to or nothing. */
export type ResourceWrites = {
  create(bodies: readonly unknown[], viewer: SandboxPerson): WriteResult;
  update(id: string, body: unknown): WriteResult;
  remove(ids: readonly string[]): void;
};

export type Resource = {
  name: string;
  attributes: Readonly<Record<string, AttributeKind>>;
  /** Link name to the resource it points at. */
  links: Readonly<Record<string, string>>;
  rows(viewer: SandboxPerson): readonly Row[];
  find(id: string, viewer: SandboxPerson): Row | undefined;
  writes?: ResourceWrites;
};

export type Catalogue = ReadonlyMap<string, Resource>;

/** The ids a row's link holds; one null for a link that is empty. */
export function linkedIds(row: Row, link: string): readonly (string | null)[] {
  const value = row.links[link] ?? null;
  return value === null || typeof value === 'string' ? [value] : value;
}

/** A read-only resource over rows that never change while the stand-in runs. */
export function fixedResource(parts: Pick<Resource, 'name' | 'attributes' | 'links'>, rows: readonly Row[]): Resource {
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  return { ...parts, rows: () => rows, find: (id) => byId.get(id) };
}
