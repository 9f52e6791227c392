import { readFileSync } from 'node:fs';
import { z } from 'zod';

const matterSeedSchema = z.object({
  id: z
    .union(
      [
        z.int(),
        z
          .string()
          .regex(/^\d{1,12}$/)
          .transform(Number),
      ],
      { error: 'must be a whole number' },
    )
    .pipe(z.int().positive()),
  reference: z.string(),
  name: z.string().min(1),
  /** A client a string: `Name` or `Name <address>`. */
  clients: z.array(z.string().min(1)),
  status: z.enum(['Active', 'Inactive', 'Closed', 'Template']),
});

/** A matter as a seed file states it, one JSON object a line. */
export type MatterSeed = z.infer<typeof matterSeedSchema>;

function parseLine(line: string, place: string): MatterSeed {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not JSON`);
  }
  const parsed = matterSeedSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${place}: ${issue?.path.join('.') || 'matter'}: ${issue?.message ?? 'not valid'}`);
}

/** Reads matters from a JSON-lines file. Throws an Error whose one-line message names the file, the line and the fault. */
export function readMattersFile(file: string): MatterSeed[] {
  const seen = new Set<number>();
  const matters: MatterSeed[] = [];
  for (const [index, line] of readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    const matter = parseLine(line, place);
    if (seen.has(matter.id)) throw new Error(`${place}: id ${matter.id} is there twice`);
    seen.add(matter.id);
    matters.push(matter);
  }
  if (matters.length === 0) throw new Error(`${file}: holds no matters`);
  return matters;
}
