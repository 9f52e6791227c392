import type { Row } from './rest/row.ts';
import type { SandboxState } from './state.ts';
import { openTable, type Table } from './tables/table.ts';

/** The firm's records of all resources but time: seeds, and what was changed since, which survives a restart. */
export type Records = {
  /** A resource's table over its seed rows, with the changes made since. */
  open(resource: string, seed: Iterable<Row>): Table;
  nextId(): number;
  /** Stores a row under its id, new or changed. */
  save(resource: string, row: Row, table: Table): void;
  remove(resource: string, id: string, table: Table): void;
};

/** Opens the records over the stored state; each change is stored before it is answered. */
export function openRecords(state: SandboxState): Records {
  const { data } = state;
  const keep = (resource: string, id: string, row: Row | null) => {
    const stored = row && { id: row.id, attributes: { ...row.attributes }, links: mutableLinks(row) };
    data.records[resource] = { ...data.records[resource], [id]: stored };
    state.save();
  };
  return {
    open(resource, seed) {
      const table = openTable(seed);
      for (const [id, row] of Object.entries(data.records[resource] ?? {})) {
        if (row === null) table.remove(id);
        else table.put(row);
      }
      return table;
    },
    nextId() {
      data.nextRecordId += 1;
      return data.nextRecordId - 1;
    },
    save(resource, row, table) {
      table.put(row);
      keep(resource, String(row.id), row);
    },
    remove(resource, id, table) {
      table.remove(id);
      keep(resource, id, null);
    },
  };
}

function mutableLinks({ links }: Row): Record<string, string | string[] | null> {
  return Object.fromEntries(Object.entries(links).map(([name, ids]) => [name, typeof ids === 'object' && ids !== null ? [...ids] : ids]));
}
