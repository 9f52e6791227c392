import { createHash } from 'node:crypto';
import { lt } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';

/** Long enough for every repeat of Teams and for a person who comes back to an old card. */
const keptMillis = 30 * 24 * 3_600_000;

/** Whether an activity of Teams comes for the first time. Teams sends one again when the answer is late. */
export async function firstSeen(activity: { conversationId: string; id: string }, means: Means): Promise<boolean> {
  return note(['activity', activity.conversationId, activity.id], means);
}

/** Whether this action of a card is taken for the first time: a second click finds its key and is harmless. */
export async function claimAction(actionKey: string, means: Means): Promise<boolean> {
  return note(['action', actionKey], means);
}

async function note(parts: readonly string[], means: Means): Promise<boolean> {
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  const seenAt = means.now();
  return means.database.withDirectory(async (tx) => {
    await tx.delete(tables.directorySeen).where(lt(tables.directorySeen.seenAt, new Date(seenAt.getTime() - keptMillis)));
    const rows = await tx
      .insert(tables.directorySeen)
      .values({ key, seenAt })
      .onConflictDoNothing()
      .returning({ key: tables.directorySeen.key });
    return rows.length > 0;
  });
}
