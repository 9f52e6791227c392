import { z } from 'zod';
import type { ZoneClock } from '../ledger/zone-clock.ts';
import { fieldProblem, type Problem, requestProblem } from '../rest/problem.ts';
import type { Row, WireValue } from '../rest/row.ts';
import type { Shape } from '../rest/shape.ts';
import type { Switches } from '../switches.ts';
import { readValue } from './read-value.ts';

/** What a body asks to set; a name that is absent was not sent. */
export type Values = Omit<Row, 'id'>;

/** `asSystem` lets read-only attributes and links be set. */
export type BodyReading = { shape: Shape; clock: ZoneClock; switches: Switches; asSystem?: boolean };

const bodySchema = z.looseObject({ links: z.record(z.string(), z.unknown()).nullish() });
const idSchema = z.union([z.string(), z.number()]).transform(String);
const linkSchema = z.union([idSchema, z.array(idSchema)]).nullable();

function unknownProblem(shape: Shape, name: string): Problem {
  const detail = `${name} is no attribute of ${shape.name}`;
  return { ...requestProblem(400, 'Bad request', detail), pointer: `/${shape.name}/${name}` };
}

function readAttributes(sent: Record<string, unknown>, { shape, clock, switches, asSystem }: BodyReading, problems: Problem[]) {
  const attributes: Record<string, WireValue> = {};
  for (const [name, value] of Object.entries(sent)) {
    const attribute = shape.attributes[name];
    if (attribute === undefined) {
      if (switches.unknownNames === 'refused') problems.push(unknownProblem(shape, name));
      continue;
    }
    // What is read-only may be sent back as it came; it is not taken.
    if (attribute.readOnly && !asSystem) continue;
    const read = readValue(attribute, value, clock);
    if ('value' in read) attributes[name] = read.value;
    else problems.push(fieldProblem(`/${shape.name}/${name}`, `${name} ${read.fault}`, attribute.code));
  }
  return attributes;
}

function readLinks(sent: Record<string, unknown>, { shape, switches, asSystem }: BodyReading, problems: Problem[]) {
  const links: Record<string, string | string[] | null> = {};
  for (const [name, value] of Object.entries(sent)) {
    const link = shape.links[name];
    if (link === undefined && switches.unknownNames === 'refused') problems.push(unknownProblem(shape, `links/${name}`));
    if (link === undefined || (link.readOnly && !asSystem)) continue;
    const read = linkSchema.safeParse(value);
    if (read.success) links[name] = read.data;
    else problems.push(fieldProblem(`/${shape.name}/links/${name}`, `${name} must be an id`));
  }
  return links;
}

/** Reads what stands under the resource's name in a request body; names every attribute and link that cannot be read. */
export function readBody(body: unknown, reading: BodyReading): { values: Values; problems: Problem[] } {
  const parsed = bodySchema.safeParse(body);
  const { name } = reading.shape;
  if (!parsed.success) return { values: { attributes: {}, links: {} }, problems: [fieldProblem(`/${name}`, `${name} must be an object`)] };
  const { links, id: _id, ...sent } = parsed.data;
  const problems: Problem[] = [];
  const attributes = readAttributes(sent, reading, problems);
  return { values: { attributes, links: readLinks(links ?? {}, reading, problems) }, problems };
}

/** Names each attribute and link that a record must have and these values lack. */
export function missingProblems({ name, attributes, links }: Shape, values: Values): Problem[] {
  const missing = [
    ...Object.keys(attributes).filter((key) => attributes[key]?.required && (values.attributes[key] ?? null) === null),
    ...Object.keys(links)
      .filter((key) => links[key]?.required && (values.links[key] ?? null) === null)
      .map((key) => `links/${key}`),
  ];
  return missing.map((key) => fieldProblem(`/${name}/${key}`, `${key.replace('links/', '')} is required`));
}
