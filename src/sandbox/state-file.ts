import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

export type StateFile<T> = { data: T; save(): void };

/**
 * Opens what survives a restart, read from the file when there is one; without a file it lives in memory. `save` returns
 * once the file is replaced as a whole (mode 0600), so an answer given after it holds over a restart. Throws when the file
 * is not a state file of this shape.
 */
export function openStateFile<T>(file: string | undefined, schema: z.ZodType<T>, fresh: () => T): StateFile<T> {
  if (file === undefined) return { data: fresh(), save: () => undefined };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const data = existsSync(file) ? read(file, schema) : fresh();
  const draft = `${file}.${process.pid}.new`;
  const save = () => {
    writeFileSync(draft, JSON.stringify(data), { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  };
  return { data, save };
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The sandbox state in ${file} is not readable; move it away to start afresh.`, { cause });
  }
}
