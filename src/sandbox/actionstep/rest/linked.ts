import type { SandboxPerson } from '../../people.ts';
import { type Catalogue, linkedIds, type Resource, type Row } from './resource.ts';

export type LinkedContext = { catalogue: Catalogue; viewer: SandboxPerson; allows(resource: string): boolean };

/** Rows reached by include, by resource name, each once. */
export type LinkedRows = Map<string, Map<string, Row>>;

function follow(target: Resource, rows: readonly Row[], link: string, viewer: SandboxPerson): Row[] {
  const ids = new Set(rows.flatMap((row) => linkedIds(row, link)));
  return [...ids].flatMap((id) => (id === null ? [] : (target.find(id, viewer) ?? [])));
}

function collect(from: Resource, rows: readonly Row[], chain: string[], into: LinkedRows, context: LinkedContext): void {
  const [link = '', ...rest] = chain;
  const target = context.catalogue.get(from.links[link] ?? '');
  if (target === undefined || !context.allows(target.name)) return;
  const found = follow(target, rows, link, context.viewer);
  const known = into.get(target.name) ?? new Map<string, Row>();
  for (const row of found) known.set(String(row.id), row);
  into.set(target.name, known);
  if (rest.length > 0) collect(target, found, rest, into, context);
}

/** Collects the rows asked for by include; a resource outside the token's scope is left out. */
export function linkedRows(resource: Resource, rows: readonly Row[], includes: string[][], context: LinkedContext): LinkedRows {
  const into: LinkedRows = new Map();
  for (const chain of includes) collect(resource, rows, chain, into, context);
  return into;
}
