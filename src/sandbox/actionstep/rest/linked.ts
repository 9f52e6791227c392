import type { Caller } from './bearer.ts';
import { type Catalogue, findRow, linkedIds, type Resource, type Viewer } from './resource.ts';
import type { Row } from './row.ts';

export type LinkedContext = { catalogue: Catalogue; viewer: Viewer; caller: Caller };

/** Rows reached by include, by resource name, each once. */
export type LinkedRows = Map<string, Map<string, Row>>;

function targetOf(from: Resource, link: string, { catalogue }: LinkedContext): Resource | undefined {
  return catalogue.get(from.shape.links[link]?.to ?? '');
}

function collect(from: Resource, rows: readonly Row[], chain: string[], into: LinkedRows, context: LinkedContext): void {
  const [link = '', ...rest] = chain;
  const target = targetOf(from, link, context);
  if (target === undefined || !context.caller.reads(target.shape.name)) return;
  const ids = new Set(rows.flatMap((row) => linkedIds(row, link)));
  const found = [...ids].flatMap((id) => findRow(target, id, context.viewer) ?? []);
  const known = into.get(target.shape.name) ?? new Map<string, Row>();
  for (const row of found) known.set(String(row.id), row);
  into.set(target.shape.name, known);
  if (rest.length > 0) collect(target, found, rest, into, context);
}

/** Collects the rows asked for by include; what the caller may not read is left out. */
export function linkedRows(resource: Resource, rows: readonly Row[], includes: string[][], context: LinkedContext): LinkedRows {
  const into: LinkedRows = new Map();
  for (const chain of includes) collect(resource, rows, chain, into, context);
  return into;
}

/** The first resource asked for by include that the token's scope leaves out. */
export function includeOutsideScope(resource: Resource, includes: string[][], context: LinkedContext): string | undefined {
  for (const chain of includes) {
    let from: Resource | undefined = resource;
    for (const link of chain) {
      from = from && targetOf(from, link, context);
      if (from !== undefined && !context.caller.allows(from.shape.name)) return from.shape.name;
    }
  }
  return undefined;
}

/** The first name in an include that is no link of the resource it stands at. */
export function unknownInclude(resource: Resource, includes: string[][], context: LinkedContext): string | undefined {
  for (const chain of includes) {
    let from: Resource | undefined = resource;
    for (const link of chain) {
      if (from !== undefined && from.shape.links[link] === undefined) return link;
      from = from && targetOf(from, link, context);
    }
  }
  return undefined;
}
