import { newId, type Tx, tables } from '../database/index.ts';
import type { FirmId, JobId } from '../domain/ids.ts';

/** Work a room wants done later. Ids only: a job never carries text. */
export type JobWish = { firm: FirmId; kind: string; subject: string; dueAt: Date };

/** Writes the job in the caller's transaction, so that it exists exactly if the change it follows does. */
export async function scheduleJob(tx: Tx, wish: JobWish): Promise<JobId> {
  const id = newId<JobId>(wish.dueAt);
  await tx.insert(tables.job).values({ id, firmId: wish.firm, kind: wish.kind, subjectId: wish.subject, dueAt: wish.dueAt });
  return id;
}
