import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../domain/errors.ts';
import type { EvidencePerson } from '../domain/evidence.ts';
import { defaultUnitPolicy } from '../domain/units.ts';
import { defaultZone, isZone } from '../domain/work-date.ts';
import { draftFile, type FileReader } from '../intake/index.ts';

const usage = 'usage: npm run -s draft -- FILE… [--me "Name <mail>"] [--zone Pacific/Auckland]';

type Asked = { files: string[]; reader: FileReader };

function readArguments(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { me: { type: 'string' }, zone: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error(`name a file; ${usage}`);
  const zone = values.zone ?? defaultZone;
  if (!isZone(zone)) throw new Error(`--zone ${zone} is not a time zone; ${usage}`);
  return { files: positionals, reader: { me: personOf(values.me), zone, now: new Date(), policy: defaultUnitPolicy } };
}

function personOf(text: string | undefined): EvidencePerson | undefined {
  if (text === undefined) return undefined;
  const parts = /^\s*([^<>]{0,200}?)\s*<([^<>\s]{1,300}@[^<>\s]{1,300})>\s*$/.exec(text);
  if (parts) return { name: parts[1] ?? '', address: parts[2] ?? '' };
  if (/^[^\s<>]{1,300}@[^\s<>]{1,300}$/.test(text)) return { name: '', address: text };
  throw new Error(`--me must be an address, as in "Mere Tāwhai <mere@harbourvale.example>"; ${usage}`);
}

/** One line a file; false when it could not be read. A bad file never stops the others. */
async function printDrafts(file: string, reader: FileReader): Promise<boolean> {
  try {
    print({ file, ...(await draftFile(await readFile(file), basename(file), reader)) });
    return true;
  } catch (error) {
    print({ file, error: problemOf(error) });
    return false;
  }
}

function problemOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const fault = error instanceof Error && 'code' in error ? error.code : undefined;
  if (fault === 'ENOENT') return { code: 'not-found', message: 'There is no such file.' };
  if (fault === 'EISDIR') return { code: 'bad-input', message: 'This is a folder; name the files in it.' };
  if (fault === 'EACCES') return { code: 'not-allowed', message: 'This file may not be read by this user.' };
  throw error;
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const { files, reader } = readArguments(process.argv.slice(2));
  const read: boolean[] = [];
  for (const file of files) read.push(await printDrafts(file, reader));
  if (read.includes(false)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`draft: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n`);
  process.exitCode = 2;
}
