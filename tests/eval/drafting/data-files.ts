import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultUnitPolicy } from '../../../src/domain/units.ts';
import type { FileReader } from '../../../src/intake/index.ts';

/** Who reads the data: the lawyer of most of its mail. */
export const reader: FileReader = {
  me: { name: 'Kay Mann', address: 'kay.mann@enron.com' },
  now: new Date('2026-11-20T00:00:00Z'),
  zone: 'Australia/Sydney',
  policy: defaultUnitPolicy,
};

export type DataFile = { path: string; name: string; bytes: Uint8Array };

/** Files below the data folder that match, in order of their names. */
export function dataFiles(dataDir: string, ...patterns: string[]): DataFile[] {
  const paths = globSync(patterns, { cwd: dataDir }).sort();
  return paths.map((path) => ({ path, name: basename(path), bytes: readFileSync(join(dataDir, path)) }));
}
