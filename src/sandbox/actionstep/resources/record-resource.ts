import type { Firm } from '../firm.ts';
import type { EventName } from '../hooks/event-names.ts';
import type { Problem } from '../rest/problem.ts';
import type { Resource, ResourceWrites, Viewer, WriteResult } from '../rest/resource.ts';
import type { Row } from '../rest/row.ts';
import type { Attribute, Shape } from '../rest/shape.ts';
import type { Table } from '../tables/table.ts';
import { linkProblems } from './check-links.ts';
import { missingProblems, readBody, type Values } from './read-body.ts';

type Verb = 'create' | 'update' | 'remove';

/** What a write is about: the row as it was, when there was one, and who writes; the firm itself has no viewer. */
export type Writing = { before: Row | undefined; viewer: Viewer | undefined; firm: Firm };

/** A resource of plain records: what it is made of, which writes it takes, and the few rules of its own. */
export type RecordRules = {
  shape: Shape;
  verbs: readonly Verb[];
  seed(firm: Firm): Iterable<Row>;
  /** Attributes that only a POST carries. */
  input?: Readonly<Record<string, Attribute>>;
  /** The id of a new record that is not simply the next number; undefined when the values do not make one. */
  idOf?(values: Values): string | undefined;
  /** What the system fills in by itself. */
  fill?(values: Values, writing: Writing): Values;
  check?(row: Row, writing: Writing): Problem[];
  /** What else follows from a change; `after` is undefined for a removal. */
  follow?(before: Row | undefined, after: Row | undefined, firm: Firm): void;
  events?: Partial<Record<Verb, EventName>>;
  alias?: NonNullable<Resource['alias']>;
  /** The table as one person sees it. */
  tableFor?(table: Table, viewer: Viewer): Table;
};

type Parts = { rules: RecordRules; firm: Firm; table: () => Table };
type Made = { row: Row; problems: Problem[] };

const idToCome = '';

function emptyRow({ attributes, links }: Shape, id: Row['id']): Row {
  const nulls = (names: object) => Object.fromEntries(Object.keys(names).map((name) => [name, null]));
  return { id, attributes: nulls(attributes), links: nulls(links) };
}

/** A row with the values that its resource keeps. */
function merged({ attributes }: Shape, row: Row, values: Values): Row {
  const kept = Object.entries(values.attributes).filter(([name]) => Object.hasOwn(attributes, name));
  return { id: row.id, attributes: { ...row.attributes, ...Object.fromEntries(kept) }, links: { ...row.links, ...values.links } };
}

/** The row that a body makes of a record, new or there already; nothing is stored yet. */
function make({ rules, firm }: Parts, body: unknown, before: Row | undefined, viewer: Viewer | undefined): Made {
  const { shape, input = {} } = rules;
  const read = before === undefined ? { ...shape, attributes: { ...shape.attributes, ...input } } : shape;
  const { values, problems } = readBody(body, { shape: read, clock: firm.clock, switches: firm.switches, asSystem: viewer === undefined });
  const writing = { before, viewer, firm };
  const row = merged(shape, before ?? emptyRow(shape, rules.idOf?.(values) ?? idToCome), rules.fill?.(values, writing) ?? values);
  if (viewer === undefined) return { row, problems };
  const inputs = before === undefined ? missingProblems({ name: shape.name, attributes: input, links: {} }, values) : [];
  const missing = [...inputs, ...missingProblems(shape, row)];
  // What could not be read is told once.
  problems.push(...missing.filter(({ pointer }) => !problems.some((other) => other.pointer === pointer)));
  problems.push(...linkProblems(shape, values, firm, viewer), ...(rules.check?.(row, writing) ?? []));
  return { row, problems };
}

function store({ rules, firm, table }: Parts, before: Row | undefined, row: Row): Row {
  const stored = row.id === idToCome ? { ...row, id: firm.records.nextId() } : row;
  firm.records.save(rules.shape.name, stored, table());
  rules.follow?.(before, stored, firm);
  const event = rules.events?.[before === undefined ? 'create' : 'update'];
  if (event !== undefined) firm.hooks.emit(event, rules.shape, stored);
  return stored;
}

function create(parts: Parts, bodies: readonly unknown[], viewer: Viewer): WriteResult {
  const made = bodies.map((body) => make(parts, body, undefined, viewer));
  const problems = made.flatMap((one) => one.problems);
  return problems.length > 0 ? { rows: [], problems } : { rows: made.map(({ row }) => store(parts, undefined, row)), problems };
}

function update(parts: Parts, before: Row, body: unknown, viewer: Viewer): WriteResult {
  const { row, problems } = make(parts, body, before, viewer);
  return problems.length > 0 ? { rows: [], problems } : { rows: [store(parts, before, row)], problems };
}

function remove({ rules, firm, table }: Parts, row: Row): void {
  firm.records.remove(rules.shape.name, String(row.id), table());
  rules.follow?.(row, undefined, firm);
  if (rules.events?.remove !== undefined) firm.hooks.emit(rules.events.remove, rules.shape, row);
}

/** Writes a record as the firm's own screens would: without permissions, read-only attributes too. */
function overwrite(parts: Parts, id: string | undefined, body: unknown): WriteResult {
  const before = id === undefined ? undefined : parts.table().get(id);
  const { row, problems } = make(parts, body, before, undefined);
  if (problems.length > 0) return { rows: [], problems };
  const named = before === undefined && id !== undefined ? { ...row, id: /^\d+$/.test(id) ? Number(id) : id } : row;
  return { rows: [store(parts, before, named)], problems };
}

function removeById(parts: Parts, id: string): boolean {
  const row = parts.table().get(id);
  if (row !== undefined) remove(parts, row);
  return row !== undefined;
}

/** A resource of plain records. Its table is built when it is first asked for. */
export function recordResource(rules: RecordRules, firm: Firm): Resource {
  let opened: Table | undefined;
  const table = () => {
    opened ??= firm.records.open(rules.shape.name, rules.seed(firm));
    return opened;
  };
  const parts = { rules, firm, table };
  const can = (verb: Verb) => rules.verbs.includes(verb);
  const writes: ResourceWrites = {
    ...(can('create') && { create: (bodies, viewer) => create(parts, bodies, viewer) }),
    ...(can('update') && { update: (row, body, viewer) => update(parts, row, body, viewer) }),
    ...(can('remove') && {
      remove: (rows) => {
        for (const row of rows) remove(parts, row);
        return [];
      },
    }),
  };
  return {
    shape: rules.shape,
    table: (viewer) => rules.tableFor?.(table(), viewer) ?? table(),
    ...(rules.alias && { alias: rules.alias }),
    writes,
    asSystem: { overwrite: (id, body) => overwrite(parts, id, body), remove: (id) => removeById(parts, id) },
  };
}
