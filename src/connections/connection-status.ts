import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { dropJobs, keepJob } from '../jobs/index.ts';
import { forgetSight } from './forget-sight.ts';
import { type Owner, reconnectWords, silenceKillsAfter } from './held-grant.ts';
import { tokenRefreshJob } from './refresh-job.ts';
import { mattersListingJob } from './store-grant.ts';

export type ConnectionStatus =
  | { state: 'none' }
  | {
      state: 'connected' | 'reconnect';
      system: string;
      timekeeper: string;
      syncing: boolean;
      /** A sentence to act on: why a reconnect is needed, or that the grant dies soon unless Actionstep is reached. */
      notice: string | null;
      /** When the grant dies if Actionstep is not reached before. */
      livesUntil: Date;
    };

const day = 86_400_000;
const warnedDays = 5;

const timekeeper = z.object({ name: z.string() });

/** Whether the caller's grant works, as far as is known without asking Actionstep. */
export async function connectionStatus(caller: PersonCaller, means: Means): Promise<ConnectionStatus> {
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx.select().from(tables.connection).where(eq(tables.connection.personId, caller.person));
    const row = rows[0];
    if (!row) return { state: 'none' };
    const { name } = timekeeper.parse(open('connection', `${row.id}|timekeeper`, row.timekeeper));
    const livesUntil = new Date(row.tokensAt.getTime() + silenceKillsAfter);
    const notice = row.state === 'reconnect' ? reconnectWords(row.reconnectReason) : silenceNotice(livesUntil, means.now());
    return { state: row.state, system: row.orgkey, timekeeper: name, syncing: row.syncedAt === null, notice, livesUntil };
  });
}

/** Five days before silence kills the grant: the tokens are renewed every few hours, so something has been wrong for long. */
function silenceNotice(livesUntil: Date, now: Date): string | null {
  const days = Math.ceil((livesUntil.getTime() - now.getTime()) / day);
  if (days > warnedDays) return null;
  const when = days <= 0 ? 'has ended by now' : `ends in ${days} ${days === 1 ? 'day' : 'days'}`;
  return `Matterclock has not reached Actionstep for more than two weeks. The connection ${when}; connect again to keep it.`;
}

/** Deletes the caller's grant, its tokens and what it showed: without a grant nobody says which matters the person may see. */
export async function disconnect(caller: PersonCaller, means: Means): Promise<void> {
  await means.database.withFirm(caller.firm, async ({ tx, firm }) => {
    await tx.delete(tables.connection).where(eq(tables.connection.personId, caller.person));
    await forgetSight(tx, caller.person);
    await dropJobs(tx, { firm, kind: tokenRefreshJob, subject: caller.person });
    await dropJobs(tx, { firm, kind: mattersListingJob, subject: caller.person });
  });
}

/** The job that follows a whole reading of the matters a person may see. Its subject is the person. */
export const mattersReadJob = 'matters-read';

/** Notes that the person's matters have all been read. */
export async function markSynced({ firm, person }: Owner, means: Means): Promise<void> {
  const now = means.now();
  await means.database.withFirm(firm, async ({ tx }) => {
    await tx.update(tables.connection).set({ syncedAt: now }).where(eq(tables.connection.personId, person));
    await keepJob(tx, { firm, kind: mattersReadJob, subject: person, dueAt: now });
  });
}
