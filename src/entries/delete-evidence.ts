import { inArray } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { changeEntry, type Target } from './change-entry.ts';
import { evidenceOf } from './derive-entry.ts';
import type { Entry } from './entry.ts';

/**
 * Deletes what was captured for an entry (mail text, transcript) for good. The entry and the fingerprint stay, so that the
 * same source is still known when it comes again. Harmless when there is nothing left.
 */
export async function deleteEvidence(caller: PersonCaller, target: Target, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, async (entry) => {
      const ids = await evidenceOf(session, [entry.id]);
      if (ids.length > 0) await session.tx.update(tables.evidence).set({ content: null }).where(inArray(tables.evidence.id, ids));
      return { entry, kind: 'evidence-deleted', facts: { evidence: ids.join(' ') }, detail: {} };
    }),
  );
}
