import type { Firm } from '../firm.ts';
import type { Row } from '../rest/row.ts';
import { columnReader } from './comparable.ts';
import type { Table } from './table.ts';

/** A table of the firm as nobody in particular sees it. */
export function tableOf({ catalogue, profile }: Firm, resource: string): Table | undefined {
  const [person] = profile.people;
  return person && catalogue.get(resource)?.table({ person, hidden: new Set() });
}

/** The rows of a resource whose link leads to an id, by the link's index. */
export function rowsLinked(firm: Firm, resource: string, link: string, id: string): Row[] {
  const shape = firm.catalogue.get(resource)?.shape;
  const read = shape && columnReader(shape, link)?.read;
  const table = tableOf(firm, resource);
  if (table === undefined || read === undefined) return [];
  const places = table.index(link, read).get(/^\d{1,15}$/.test(id) ? Number(id) : id) ?? [];
  return places.flatMap((place) => table.at(place) ?? []);
}
