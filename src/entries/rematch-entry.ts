import { and, eq, isNull } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import { changeEntry, type Target } from './change-entry.ts';
import { contentOfMatch } from './content-of-match.ts';
import { type Entry, openEntry } from './entry.ts';
import { groupMails } from './group-mails.ts';
import { onlyEvidence } from './only-evidence.ts';

/** A draft for which no matter was found, with its one source. */
export type Unmatched = { entry: Entry; evidence: Evidence };

const atOnce = 500;

/** The timekeeper's drafts for which no matter was found and none was chosen, as far as their source is still kept. */
export async function readUnmatched(caller: TimekeeperCaller, means: Means): Promise<Unmatched[]> {
  const { entry } = tables;
  return means.database.withFirm(caller.firm, async (session) => {
    const rows = await session.tx
      .select()
      .from(entry)
      .where(and(eq(entry.timekeeperId, timekeeperOf(caller)), eq(entry.state, 'draft'), isNull(entry.matterId)))
      .orderBy(entry.id)
      .limit(atOnce);
    const unmatched: Unmatched[] = [];
    for (const one of rows.map((row) => openEntry(session, row)).filter(isUnmatched)) {
      const evidence = await onlyEvidence(session, one.id);
      if (evidence) unmatched.push({ entry: one, evidence });
    }
    return unmatched;
  });
}

/**
 * Gives a draft the match that was found later; an exact one is its matter at once, as when it was drafted. What a person has decided
 * since stands. Throws stale when another version stands.
 */
export async function rematchEntry(caller: TimekeeperCaller, target: Target, match: Match, means: Means): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const matched = await changeEntry(session, caller, target, now, (entry) => {
      if (!isUnmatched(entry)) return { entry, kind: 'match-late', facts: {}, detail: {} };
      const exact = match.tier === 'exact' ? match.matter.id : null;
      const content = contentOfMatch(match);
      return {
        entry: { ...entry, match: content, matterId: exact, matterDecidedBy: exact === null ? null : 'exact' },
        kind: 'matched-again',
        facts: { tier: match.tier, matter: exact },
        detail: { reasons: content.reasons },
      };
    });
    return groupMails(session, caller, matched, now);
  });
}

function isUnmatched({ state, matterId, match }: Entry): boolean {
  return state === 'draft' && matterId === null && match.tier === 'none';
}
