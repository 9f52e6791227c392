import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../domain/errors.ts';

/**
 * Takes the lock of an embedded data directory: PGlite itself lets two processes open one directory and loses rows
 * (reference/storage.md §1.1). A lock whose process is gone is taken over. Throws config while another one lives.
 */
export function lockDirectory(file: string): () => void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (tryCreate(file)) return () => release(file);
    const holder = readHolder(file);
    if (holder !== undefined && isAlive(holder)) {
      throw new AppError({
        code: 'config',
        message: `Another Matterclock (process ${holder.pid}) already uses this data directory. Stop it first, or set DATA_DIR.`,
      });
    }
    clearStale(file);
  }
  throw new AppError({ code: 'config', message: `The lock ${file} could not be taken.` });
}

type Holder = { pid: number; started: string };

/** Written aside and linked, so that nobody ever sees a lock without its holder. */
function tryCreate(file: string): boolean {
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { mode: 0o600 });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moves the lock away before judging it again: of two processes that saw the same stale lock only one moves it. */
function clearStale(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder !== undefined && isAlive(holder)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return undefined;
    return typeof value.pid === 'number' ? { pid: value.pid, started: String(value.started) } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** Start time of a process where the system tells (Linux), so that a reused pid is not taken for the holder. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function release(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}
