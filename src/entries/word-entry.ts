import { eq } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { EntryId } from '../domain/ids.ts';
import { changeEntry, type Target } from './change-entry.ts';
import { type Entry, openEntry } from './entry.ts';
import { onlyEvidence } from './only-evidence.ts';

/** The job that words a draft by the language model. Its subject is the entry. */
export const wordEntryJob = 'word-entry';

/** A draft that may be worded, with its one source. */
export type Wordable = { entry: Entry; evidence: Evidence };

/** The draft with its source; undefined once a person has touched it, its source is deleted, or it stands for several sources. */
export async function readWordable(caller: JobCaller, id: EntryId, means: Means): Promise<Wordable | undefined> {
  return means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx.select().from(tables.entry).where(eq(tables.entry.id, id));
    const [entry] = rows.map((row) => openEntry(session, row));
    if (!entry || !isUntouched(entry)) return undefined;
    const evidence = await onlyEvidence(session, id);
    return evidence === undefined ? undefined : { entry, evidence };
  });
}

/** What a model made of it: another wording, or none and the sentence that says why. */
export type Wording = { narrative: string; engine: string } | { refused: string };

/**
 * Puts the model's wording in the place of ours, unless a person has touched the entry since: then nothing changes. The wording is
 * then what was drafted; a refusal is told beside the draft. Throws stale when another version stands.
 */
export async function wordEntry(caller: JobCaller, target: Target, wording: Wording, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, (entry) => {
      if (!isUntouched(entry)) return { entry, kind: 'wording-late', facts: {}, detail: {} };
      if ('refused' in wording) {
        return {
          entry: { ...entry, flags: [...entry.flags, wording.refused] },
          kind: 'wording-refused',
          facts: {},
          detail: { why: wording.refused },
        };
      }
      const { narrative, engine } = wording;
      const original = { ...entry.original, narrative };
      return {
        entry: { ...entry, narrative, original },
        kind: 'worded',
        facts: { engine },
        detail: { narrativeBefore: entry.narrative, narrative },
      };
    }),
  );
}

/** As it was drafted: nobody has worded, timed, approved or dismissed it. */
function isUntouched({ state, narrative, units, original }: Entry): boolean {
  return state === 'draft' && narrative === original.narrative && units === original.units;
}
