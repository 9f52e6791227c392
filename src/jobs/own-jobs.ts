import type { Database } from '../database/index.ts';
import type { FirmId } from '../domain/ids.ts';

/** `misses`: how often it was looked for and was not there to take. */
export type OwnJob = { id: string; firm: FirmId; misses: number };

/** How long others leave a job to the process that wanted it. */
export const headStart = 1000;
/** What is not taken soon is everybody's: no list of this process grows without end. */
const longestList = 2000;

/** After so many looks its transaction has failed, or another process has it. */
const mostMisses = 5;

const lists = new WeakMap<Database, OwnJob[]>();

/** Notes a job that this process does best itself; it takes it at its next look, once the job's transaction is there. */
export function noteOwnJob(database: Database, job: Omit<OwnJob, 'misses'>): void {
  keep(database, { ...job, misses: 0 });
}

/** Notes again what was not there to take: its transaction may be about to end. */
export function noteMissed(database: Database, missed: readonly OwnJob[]): void {
  for (const job of missed) if (job.misses < mostMisses) keep(database, { ...job, misses: job.misses + 1 });
}

function keep(database: Database, job: OwnJob): void {
  const list = lists.get(database) ?? [];
  lists.set(database, list);
  list.push(job);
  if (list.length > longestList) list.shift();
}

/** The next of the own jobs whose firm is not busy. */
export function takeOwnJob(database: Database, busy: readonly FirmId[]): OwnJob | undefined {
  const list = lists.get(database) ?? [];
  const at = list.findIndex(({ firm }) => !busy.includes(firm));
  return at < 0 ? undefined : list.splice(at, 1)[0];
}
