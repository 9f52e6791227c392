import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { MatterId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/match.ts';

const id = z.union([z.number(), z.string()]).transform(String);

const matterLine = z.object({
  id,
  number: z.union([z.number(), z.string()]).transform(String).default(''),
  reference: z.string().default(''),
  name: z.string().default(''),
  clients: z.array(z.string()).default([]),
  clientEmails: z.array(z.string()).default([]),
  status: z.string().default('Active'),
  billable: z.boolean().default(true),
});

const queryLine = z.object({
  qid: id,
  text: z.string().default(''),
  fields: z.object({ reference: z.string(), matterName: z.string(), clientName: z.string(), address: z.string() }).partial().default({}),
  expect: z.enum(['match', 'none', 'ambiguous']).optional(),
  matterId: id.nullish(),
  candidates: z.array(id).default([]),
  noise: z.string().default(''),
});
export type Query = z.infer<typeof queryLine>;

/** Matters of a file with one JSON object a line: id, reference, name, clients, status. Errors name file and line. */
export async function readMatters(file: string): Promise<Matter[]> {
  const lines = await readLines(file, matterLine);
  return lines.map(({ status, id: matter, clientEmails, ...rest }) => ({
    ...rest,
    id: matter as MatterId,
    clientEmails: clientEmails.map((email) => email.toLowerCase()),
    status: statusOf(status),
  }));
}

/** Questions of a file with one JSON object a line; the truth may be left out. Errors name file and line. */
export function readQueries(file: string): Promise<Query[]> {
  return readLines(file, queryLine);
}

async function readLines<Line>(file: string, schema: z.ZodType<Line>): Promise<Line[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}, line ${at + 1}`, schema)]));
}

function readLine<Line>(line: string, place: string, schema: z.ZodType<Line>): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place} is not JSON`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`);
}

function statusOf(status: string): Matter['status'] {
  const folded = status.toLowerCase();
  return folded === 'active' || folded === 'inactive' ? folded : 'closed';
}
