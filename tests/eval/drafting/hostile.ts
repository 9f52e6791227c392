import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Figure } from './figure.ts';
import { hostileFiles } from './hostile-files.ts';

const report = z.object({
  results: z.array(z.object({ name: z.string(), millis: z.number(), outcome: z.string() })),
  /** Resident memory at its highest, in MB: with the parsers loaded before, and after everything. */
  before: z.number(),
  peak: z.number(),
});
const most = { millis: 1000, megabytes: 300 };

/** Hostile files through the whole way of the draft command, in a process of their own: time of each, outcome, memory at its highest. */
export async function hostile(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'matterclock-hostile-'));
  for (const { name, bytes } of hostileFiles) writeFileSync(join(folder, name), bytes);
  const child = execFileSync(process.execPath, [join(import.meta.dirname, 'hostile-child.ts'), folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  const { results, before, peak } = report.parse(JSON.parse(child));
  const refused = new Map(hostileFiles.map(({ name, isRefused }) => [name, isRefused]));
  const wrong = results.filter(({ name, outcome }) => outcome === 'crashed' || (outcome === 'read') === refused.get(name));
  const [slowest] = [...results].sort((a, b) => b.millis - a.millis);
  const notes = results.map(({ name, millis, outcome }) => `${name.padEnd(18)} ${String(Math.round(millis)).padStart(6)} ms  ${outcome}`);
  return [
    {
      what: `hostile inputs: slowest of ${results.length}`,
      value: `${Math.round(slowest?.millis ?? 0)} ms (${slowest?.name ?? ''})`,
      must: '< 1 s each',
      ok: (slowest?.millis ?? 0) < most.millis,
      notes,
    },
    {
      what: 'hostile inputs: memory they took, of a process that had loaded all',
      value: `${peak - before} MB (${before} → ${peak})`,
      must: `< ${most.megabytes} MB`,
      ok: peak - before < most.megabytes,
    },
    {
      what: 'hostile inputs: read, or refused in words, as expected',
      value: `${results.length - wrong.length}/${results.length}`,
      must: 'all',
      ok: results.length === hostileFiles.length && wrong.length === 0,
      notes: wrong.map(({ name, outcome }) => `not as expected: ${name}: ${outcome}`),
    },
  ];
}
