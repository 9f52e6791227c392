import type { Firm } from '../firm.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { EntryChange, LedgerEntry } from '../ledger/ledger-entry.ts';
import { roundChange } from '../ledger/rounding.ts';
import { type Problem, requestProblem } from '../rest/problem.ts';
import type { Resource, Viewer, WriteResult } from '../rest/resource.ts';
import type { Row } from '../rest/row.ts';
import { openTable } from '../tables/table.ts';
import { linkProblems } from './check-links.ts';
import { missingProblems, readBody } from './read-body.ts';
import { changeFrom } from './time-change.ts';
import { timeProblems } from './time-checks.ts';
import type { TimeWire } from './time-wire.ts';

type Parts = { wire: TimeWire; ledger: Ledger; firm: Firm };
type Read = { change: EntryChange; problems: Problem[] };

function omittedHours({ switches }: Firm, { actualHours }: EntryChange): number | null {
  if (switches.omittedBillableHours === 'actual') return actualHours ?? 0;
  return switches.omittedBillableHours === 'zero' ? 0 : null;
}

function readChange({ wire, firm }: Parts, body: unknown, before: LedgerEntry | undefined, viewer: Viewer): Read {
  const { clock, switches } = firm;
  const { values, problems } = readBody(body, { shape: wire.shape, clock, switches });
  const unsaid = before === undefined ? wire.defaultLinks(viewer.person) : {};
  const whole = { attributes: values.attributes, links: { ...unsaid, ...values.links } };
  if (problems.length > 0) return { change: {}, problems };
  const missing = before === undefined ? missingProblems(wire.shape, whole) : [];
  const sent = changeFrom(whole, wire, clock, switches);
  const change = roundChange(before === undefined ? { billableHours: omittedHours(firm, sent), ...sent } : sent, switches);
  const linked = linkProblems(wire.shape, values, firm, viewer);
  return { change, problems: [...missing, ...linked, ...timeProblems(wire.shape, change, before, firm)] };
}

function create(parts: Parts, bodies: readonly unknown[], viewer: Viewer): WriteResult {
  const { wire, ledger, firm } = parts;
  const read = bodies.map((body) => readChange(parts, body, undefined, viewer));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { rows: [], problems };
  const added = ledger.add(read.map(({ change }) => change));
  return { rows: added.map((entry) => wire.rowFrom(entry, firm.clock)), problems };
}

function billedProblem({ wire, firm: { switches } }: Parts, entry: LedgerEntry): Problem[] {
  if (entry.billReference === null || switches.billedEntries === 'changeable') return [];
  const detail = `${wire.shape.name} ${entry.id} is on bill ${entry.billReference} and cannot be changed`;
  return [requestProblem(switches.billedStatus, 'Locked', detail)];
}

function update(parts: Parts, row: Row, body: unknown, viewer: Viewer): WriteResult {
  const entry = parts.ledger.find(String(row.id));
  if (entry === undefined) return { rows: [], problems: [requestProblem(404, 'Not found', `${row.id} does not exist`)] };
  const { change, problems } = readChange(parts, body, entry, viewer);
  const refused = [...billedProblem(parts, entry), ...problems];
  if (refused.length > 0) return { rows: [], problems: refused };
  return { rows: [parts.wire.rowFrom(parts.ledger.change(entry, change), parts.firm.clock)], problems: [] };
}

function remove(parts: Parts, rows: readonly Row[]): Problem[] {
  const ids = rows.map(({ id }) => String(id));
  const problems = ids.flatMap((id) => {
    const entry = parts.ledger.find(id);
    return entry === undefined ? [] : billedProblem(parts, entry);
  });
  if (problems.length === 0) parts.ledger.remove(ids);
  return problems;
}

/** A time resource over the shared ledger. */
export function timeResource(wire: TimeWire, ledger: Ledger, firm: Firm): Resource {
  const parts = { wire, ledger, firm };
  const table = openTable(ledger.entries().map((entry) => wire.rowFrom(entry, firm.clock)));
  ledger.onEntry((id, entry) => (entry === undefined ? table.remove(String(id)) : table.put(wire.rowFrom(entry, firm.clock))));
  return {
    shape: wire.shape,
    table: () => table,
    writes: {
      create: (bodies, viewer) => create(parts, bodies, viewer),
      update: (row, body, viewer) => update(parts, row, body, viewer),
      remove: (rows) => remove(parts, rows),
    },
  };
}
