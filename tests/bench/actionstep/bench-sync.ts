import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DatabaseKind, databaseKinds, makePostgres } from '../../component/backend/test-database.ts';
import { writeMattersFile } from '../matters-file.ts';
import { startSandboxProcess } from '../sandbox-process.ts';
import { configFor } from './connection.ts';
import { type Figure, printFigures } from './figure.ts';
import type { SyncFigures, SyncTask } from './sync-backend.ts';

const matters = 100_000;
const must = { growth: 150 };
const aim = { seconds: 60, growth: 100 };

/** The first reading of 100,000 matters, by a backend of its own process on each database; the sandbox is another process. */
export async function benchSync(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'matterclock-bench-'));
  try {
    const file = join(folder, 'matters.jsonl');
    await writeMattersFile(file, matters);
    const sandbox = await startSandboxProcess(['--matters', file]);
    try {
      const actionstep = configFor(sandbox.descriptor, 15_000);
      for (const kind of databaseKinds) printFigures(figuresOf(kind, await syncOn(kind, join(folder, kind), actionstep)));
    } finally {
      await sandbox.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function syncOn(kind: DatabaseKind, folder: string, actionstep: SyncTask['actionstep']): Promise<SyncFigures> {
  if (kind === 'embedded') return run({ folder, actionstep });
  const { url, drop } = await makePostgres();
  try {
    return await run({ url, folder, actionstep });
  } finally {
    await drop();
  }
}

async function run(task: SyncTask): Promise<SyncFigures> {
  const backend = join(import.meta.dirname, 'sync-backend.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', backend, JSON.stringify(task)]);
  return JSON.parse(stdout) as SyncFigures;
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

function figuresOf(kind: DatabaseKind, { matters: read, millis, idle, quarters, peak, kept }: SyncFigures): Figure[] {
  const growth = megabytes(peak - idle);
  const grown = quarters.map((bytes) => megabytes(bytes - idle)).join(', ');
  return [
    {
      what: `sync on ${kind}: matters read`,
      value: String(read),
      must: `>= ${matters}`,
      aim: '',
      holds: read >= matters,
    },
    {
      what: `sync on ${kind}: time`,
      value: `${(millis / 1000).toFixed(1)} s`,
      must: 'finishes',
      aim: `< ${aim.seconds} s`,
      holds: true,
    },
    {
      what: `sync on ${kind}: memory over idle (${megabytes(idle)} MB), highest`,
      value: `${growth} MB`,
      must: `< ${must.growth} MB`,
      aim: `< ${aim.growth} MB`,
      holds: growth < must.growth,
    },
    { what: `sync on ${kind}: after each quarter`, value: `${grown} MB`, must: '', aim: '', holds: true },
    {
      what: `sync on ${kind}: kept by JavaScript when it is over`,
      value: `${megabytes(kept)} MB`,
      must: '< 20 MB',
      aim: '',
      holds: megabytes(kept) < 20,
    },
  ];
}
