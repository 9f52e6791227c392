import type { Database } from '../database/index.ts';
import type { FirmId } from '../domain/ids.ts';

type OwnJob = { id: string; firm: FirmId };

/** How long others leave a job to the process that wanted it. */
export const headStart = 1000;
/** What is not taken soon is everybody's: no list of this process grows without end. */
const longestList = 2000;

const lists = new WeakMap<Database, OwnJob[]>();

/** Notes a job that this process does best itself; it takes it at its next look, once the job's transaction is there. */
export function noteOwnJob(database: Database, job: OwnJob): void {
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
