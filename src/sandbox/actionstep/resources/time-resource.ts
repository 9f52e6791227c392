import { type SandboxPerson, sandboxPeople } from '../../people.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { EntryChange, EntryLinks, LedgerEntry } from '../ledger/ledger-entry.ts';
import { fieldProblem, type Problem, requestProblem } from '../rest/problem.ts';
import type { AttributeKind, Resource, ResourceWrites, Row } from '../rest/resource.ts';
import type { FirmRecords } from '../seed/firm-records.ts';

/** How one of the two time resources reads and writes the ledger. */
export type TimeWire = {
  name: 'timeentries' | 'timerecords';
  attributes: Readonly<Record<string, AttributeKind>>;
  links: Readonly<Record<string, string>>;
  /** The attribute that carries the date of work. */
  dateName: string;
  rowFrom(entry: LedgerEntry): Row;
  read(body: unknown): { ok: true; change: EntryChange } | { ok: false; problems: Problem[] };
  /** Links the system sets by itself when they are not sent. */
  defaultLinks(viewer: SandboxPerson): Partial<EntryLinks>;
};

type Checked = { ok: true; changes: EntryChange[] } | { ok: false; problems: Problem[] };

function missingFields(wire: TimeWire, change: EntryChange): Problem[] {
  const { owner = null, createdBy = null } = change.links ?? {};
  const required: [name: string, present: boolean][] = [
    [wire.dateName, change.workedAt !== undefined],
    ['actualHours', change.actualHours !== undefined],
    ['links/owner', owner !== null],
    ['links/createdBy', createdBy !== null],
  ];
  return required
    .filter(([, present]) => !present)
    .map(([name]) => fieldProblem(`/${wire.name}/${name}`, `${name.replace('links/', '')} is required`));
}

function hourFaults(wire: TimeWire, { actualHours = 0, billableHours = 0 }: EntryChange): Problem[] {
  const faults: Problem[] = [];
  if (billableHours < 0) {
    faults.push(fieldProblem(`/${wire.name}/billableHours`, 'billableHours must not be less than zero', 'TR01'));
  }
  if (actualHours < 0) {
    faults.push(fieldProblem(`/${wire.name}/actualHours`, 'actualHours must not be less than zero', 'TR02'));
  }
  return faults;
}

function linkFaults(wire: TimeWire, { links = {} }: EntryChange, firm: FirmRecords): Problem[] {
  const faults: Problem[] = [];
  const { owner, action } = links;
  const hasLogin = sandboxPeople.some(({ participantId }) => String(participantId) === owner);
  if (typeof owner === 'string' && !hasLogin) {
    faults.push(fieldProblem(`/${wire.name}/links/owner`, 'owner must be a system user', 'TR03'));
  }
  if (typeof action === 'string' && !firm.matterById.has(Number(action))) {
    faults.push(fieldProblem(`/${wire.name}/links/action`, `action ${action} does not exist`));
  }
  return faults;
}

function faultsOf(wire: TimeWire, change: EntryChange, firm: FirmRecords): Problem[] {
  return [...hourFaults(wire, change), ...linkFaults(wire, change, firm)];
}

function checkNew(wire: TimeWire, bodies: readonly unknown[], firm: FirmRecords, viewer: SandboxPerson): Checked {
  const problems: Problem[] = [];
  const changes: EntryChange[] = [];
  for (const body of bodies) {
    const read = wire.read(body);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const change = { ...read.change, links: { ...wire.defaultLinks(viewer), ...read.change.links } };
    problems.push(...missingFields(wire, change), ...faultsOf(wire, change, firm));
    changes.push(change);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes };
}

function writesFor(wire: TimeWire, ledger: Ledger, firm: FirmRecords): ResourceWrites {
  return {
    create(bodies, viewer) {
      const checked = checkNew(wire, bodies, firm, viewer);
      return checked.ok ? { ok: true, rows: ledger.add(checked.changes).map(wire.rowFrom) } : checked;
    },
    update(id, body) {
      const entry = ledger.find(id);
      if (entry === undefined) {
        return { ok: false, problems: [requestProblem(404, 'Not found', `${wire.name} ${id} does not exist`)] };
      }
      const read = wire.read(body);
      if (!read.ok) return read;
      const problems = faultsOf(wire, read.change, firm);
      if (problems.length > 0) return { ok: false, problems };
      return { ok: true, rows: [wire.rowFrom(ledger.change(entry, read.change))] };
    },
    remove: (ids) => ledger.remove(ids),
  };
}

/** A time resource over the shared ledger. */
export function timeResource(wire: TimeWire, ledger: Ledger, firm: FirmRecords): Resource {
  return {
    name: wire.name,
    attributes: wire.attributes,
    links: wire.links,
    rows: () => ledger.entries().map(wire.rowFrom),
    find(id) {
      const entry = ledger.find(id);
      return entry === undefined ? undefined : wire.rowFrom(entry);
    },
    writes: writesFor(wire, ledger, firm),
  };
}
