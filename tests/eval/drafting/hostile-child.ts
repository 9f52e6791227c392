import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src/domain/errors.ts';
import { defaultUnitPolicy } from '../../../src/domain/units.ts';
import { draftFile } from '../../../src/intake/index.ts';

/** Drafts the files of a folder one after another and prints times, outcomes and memory; a process of its own, so that they are its own. */
const reader = { zone: 'Pacific/Auckland', now: new Date('2026-11-20T00:00:00Z'), policy: defaultUnitPolicy };
const megabytes = () => Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);

async function attempt(name: string, bytes: Uint8Array) {
  const began = performance.now();
  const outcome = await draftFile(bytes, name, reader).then(
    () => 'read',
    (error: unknown) => (error instanceof AppError && error.code === 'unreadable-file' ? `refused: ${error.message}` : 'crashed'),
  );
  return { name, millis: performance.now() - began, outcome };
}

// What comes first loads the parsers; that is no harm.
const warm = { 'a.eml': 'From: a@b.example\nSubject: Lease\n\nThe lease ends.', 'a.rtf': '{\\rtf1 Lease}', 'a.txt': 'The lease ends.' };
for (const [name, content] of Object.entries(warm)) await attempt(name, new TextEncoder().encode(content));
const before = megabytes();
const folder = process.argv[2] ?? '';
const results = [];
for (const name of readdirSync(folder)) results.push(await attempt(name, readFileSync(join(folder, name))));
process.stdout.write(JSON.stringify({ results, before, peak: megabytes() }));
process.exit(0);
