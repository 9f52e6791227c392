import { and, eq } from 'drizzle-orm';
import { type FirmSession, type Means, tables } from '../database/index.ts';
import { type PersonCaller, timekeeperOf } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { MatterId } from '../domain/ids.ts';
import { changeEntry, illegalMove, type Target } from './change-entry.ts';
import { isEditable } from './edit-entry.ts';
import type { Entry } from './entry.ts';
import { groupMails } from './group-mails.ts';

/**
 * A person names the matter of an entry. Only a matter the timekeeper may see; an approval given before is withdrawn. A mail
 * joins its group. `typed` is what the person typed to find the matter; it is kept sealed.
 */
export async function confirmMatter(
  caller: PersonCaller,
  target: Target,
  matterId: MatterId,
  means: Means,
  typed?: string,
): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const confirmed = await changeEntry(session, caller, target, now, async (entry) => {
      if (!isEditable(entry)) throw illegalMove(entry.state);
      await markUsed(session, caller, matterId, now);
      return {
        entry: {
          ...entry,
          ...rateOn(entry, matterId),
          matterId,
          matterDecidedBy: 'person',
          matterDeciderId: caller.person,
          state: 'draft',
        },
        kind: 'matter-confirmed',
        facts: { matterBefore: entry.matterId, matter: matterId, tier: entry.match.tier, rate: rateOn(entry, matterId).rate.kind },
        detail: typed === undefined ? {} : { typed },
      };
    });
    return groupMails(session, caller, confirmed, now);
  });
}

/** A rate is one of a matter: on another matter Actionstep's own applies until a person chooses again. */
function rateOn(entry: Entry, matterId: MatterId): Pick<Entry, 'rate'> {
  return { rate: entry.matterId === matterId ? entry.rate : { kind: 'own' } };
}

async function markUsed({ tx }: FirmSession, caller: PersonCaller, matterId: MatterId, now: Date): Promise<void> {
  const { matterVisibility } = tables;
  const seen = await tx
    .update(matterVisibility)
    .set({ usedAt: now })
    .where(and(eq(matterVisibility.personId, timekeeperOf(caller)), eq(matterVisibility.matterId, matterId)))
    .returning({ matterId: matterVisibility.matterId });
  if (seen.length > 0) return;
  throw new AppError({ code: 'bad-input', field: 'matterId', message: 'This matter does not exist, or you may not see it.' });
}
