import type { SandboxPerson } from '../../people.ts';
import type { Table } from '../tables/table.ts';
import type { Problem } from './problem.ts';
import type { Row } from './row.ts';
import type { Shape } from './shape.ts';

/** Who looks: a person, and the matters they may not see. */
export type Viewer = { person: SandboxPerson; hidden: ReadonlySet<string> };

/** `rows` are those kept; both may be there when the good rows of a bulk write are kept. */
export type WriteResult = { rows: Row[]; problems: Problem[] };

/** The writing half of a resource; a verb that is missing is not allowed. */
export type ResourceWrites = {
  /** All or nothing. */
  create?(bodies: readonly unknown[], viewer: Viewer): WriteResult;
  update?(row: Row, body: unknown, viewer: Viewer): WriteResult;
  /** Removes all rows, or none and answers why. */
  remove?(rows: readonly Row[], viewer: Viewer): Problem[];
};

export type Resource = {
  shape: Shape;
  table(viewer: Viewer): Table;
  /** An id that stands for another one: `users/current`. */
  alias?(id: string, viewer: Viewer): string;
  writes: ResourceWrites;
  /** Changes made on the firm's own screens: without permissions, read-only attributes too. */
  asSystem?: {
    overwrite(id: string | undefined, body: unknown): WriteResult;
    /** Whether there was such a row. */
    remove(id: string): boolean;
  };
};

export type Catalogue = ReadonlyMap<string, Resource>;

/** The ids a row's link holds. */
export function linkedIds(row: Row, link: string): readonly string[] {
  const value = row.links[link] ?? null;
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}

/** The matter that a row is about, or belongs to; undefined for what belongs to none. */
export function matterOf({ name, links }: Shape, row: Row): string | undefined {
  if (name === 'actions' || name === 'actionbillsettings') return String(row.id);
  return links['action']?.to === 'actions' ? linkedIds(row, 'action')[0] : undefined;
}

/** Whether a person may see a row: it belongs to no matter that is hidden from them. */
export function isVisible(shape: Shape, row: Row, { hidden }: Viewer): boolean {
  return hidden.size === 0 || !hidden.has(matterOf(shape, row) ?? '');
}

/** The row of an id as a person sees it; undefined when there is none, or none for them. */
export function findRow(resource: Resource, id: string, viewer: Viewer): Row | undefined {
  const row = resource.table(viewer).get(resource.alias?.(id, viewer) ?? id);
  return row !== undefined && isVisible(resource.shape, row, viewer) ? row : undefined;
}
