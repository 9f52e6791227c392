import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../domain/errors.ts';
import type { EvidencePerson } from '../domain/evidence.ts';
import { defaultUnitPolicy } from '../domain/units.ts';
import { defaultZone, isZone } from '../domain/work-date.ts';
import { type DraftingEngine, draftFile, type FileReader } from '../intake/index.ts';
import { MatterIndex } from '../matching/index.ts';
import { printedMatch } from './match/printed-match.ts';
import { readMatters } from './match/read-benchmark.ts';

const usage = 'usage: npm run -s draft -- FILE… [--me "Name <mail>"] [--zone Pacific/Auckland] [--matters M.jsonl] [--engine local|llm]';

/** What lies outside and is only opened when it is wanted. */
type Services = { model: () => DraftingEngine; transcribe: () => FileReader['transcribe'] };

type Asked = { files: string[]; reader: FileReader };

/**
 * Prints one JSON line a file: its evidence and drafts, or why it could not be read. A bad file never stops the others. Answers the
 * exit code: 1 when a file could not be read, 2 when the command itself was wrong.
 */
export async function runDraft(args: string[], open: Services): Promise<number> {
  try {
    const { files, reader } = await readArguments(args, open);
    const read: boolean[] = [];
    for (const file of files) read.push(await printDrafts(file, reader));
    return read.includes(false) ? 1 : 0;
  } catch (error) {
    process.stderr.write(`draft: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n`);
    return 2;
  }
}

const options = {
  me: { type: 'string' },
  zone: { type: 'string', default: defaultZone },
  matters: { type: 'string' },
  engine: { type: 'string', default: 'local' },
} as const;

async function readArguments(args: string[], open: Services): Promise<Asked> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const { zone, engine } = values;
  if (positionals.length === 0) throw new Error(`name a file; ${usage}`);
  if (!isZone(zone)) throw new Error(`--zone ${zone} is not a time zone; ${usage}`);
  if (engine !== 'local' && engine !== 'llm') throw new Error(`--engine ${engine} is neither local nor llm; ${usage}`);
  const reader: FileReader = {
    me: personOf(values.me),
    zone,
    now: new Date(),
    policy: defaultUnitPolicy,
    matters: values.matters === undefined ? undefined : await indexOf(values.matters),
    transcribe: open.transcribe(),
    engine: engine === 'llm' ? open.model() : undefined,
  };
  return { files: positionals, reader };
}

async function indexOf(file: string): Promise<MatterIndex> {
  const index = new MatterIndex();
  index.put(
    await readMatters(file).catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new Error(`${file}: no such file`) : error;
    }),
  );
  return index;
}

function personOf(text: string | undefined): EvidencePerson | undefined {
  if (text === undefined) return undefined;
  const parts = /^\s*([^<>]{0,200}?)\s*<([^<>\s]{1,300}@[^<>\s]{1,300})>\s*$/.exec(text);
  if (parts) return { name: parts[1] ?? '', address: parts[2] ?? '' };
  if (/^[^\s<>]{1,300}@[^\s<>]{1,300}$/.test(text)) return { name: '', address: text };
  throw new Error(`--me must be an address, as in "Mere Tāwhai <mere@harbourvale.example>"; ${usage}`);
}

async function printDrafts(file: string, reader: FileReader): Promise<boolean> {
  try {
    const { evidence, drafts } = await draftFile(await readFile(file), basename(file), reader);
    print({ file, evidence, drafts: drafts.map((draft) => ({ ...draft, match: printedMatch(draft.match) })) });
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
