import { and, eq, ne } from 'drizzle-orm';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { DraftText } from '../domain/draft-text.ts';
import type { Evidence, TimeBasis } from '../domain/evidence.ts';
import type { EntryId, EvidenceId } from '../domain/ids.ts';
import type { Match } from '../domain/match.ts';
import { scheduleJob } from '../jobs/index.ts';
import { contentOfMatch } from './content-of-match.ts';
import { type Entry, type EntryContent, openEntry } from './entry.ts';
import { groupMails } from './group-mails.ts';
import { type Birth, insertEntry } from './insert-entry.ts';
import { wordEntryJob } from './word-entry.ts';

/** Quotes a receipt keeps when the text itself is deleted, and characters of each. */
const quotes = { most: 3, longest: 200 };

/** Everything a draft is made of. */
export type NewDraft = {
  evidence: Evidence;
  source: EntryContent['source'];
  text: DraftText;
  basis: TimeBasis;
  units: number;
  unitMinutes: number;
  workDate: string;
  zone: string;
  match: Match;
  /** Whether a language model is to word it later. */
  wordLater: boolean;
};

/**
 * Keeps evidence and its draft in one transaction; a mail whose matter is known joins the others of its thread and day. The same
 * evidence again answers the entries that stand, unchanged.
 */
export async function keepDraft(caller: TimekeeperCaller, draft: NewDraft, means: Means): Promise<{ created: boolean; entries: Entry[] }> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const evidenceId = await insertEvidence(session, caller, draft.evidence, now);
    if (evidenceId === undefined) {
      return { created: false, entries: await entriesOf(session, caller, draft.evidence.fingerprint) };
    }
    const fresh = newEntry(caller, draft, now);
    await insertEntry(session, caller, fresh, birthOf(fresh, draft, evidenceId), now);
    if (draft.wordLater) await scheduleJob(session.tx, { firm: session.firm, kind: wordEntryJob, subject: fresh.id, dueAt: now });
    return { created: true, entries: [await groupMails(session, caller, fresh, now)] };
  });
}

/** The entries that were made from this evidence before, if any. */
export async function entriesOfEvidence(caller: TimekeeperCaller, fingerprint: string, means: Means): Promise<Entry[]> {
  return means.database.withFirm(caller.firm, (session) => entriesOf(session, caller, fingerprint));
}

async function insertEvidence(
  session: FirmSession,
  caller: TimekeeperCaller,
  evidence: Evidence,
  now: Date,
): Promise<EvidenceId | undefined> {
  const id = newId<EvidenceId>(now);
  const rows = await session.tx
    .insert(tables.evidence)
    .values({
      firmId: session.firm,
      id,
      personId: timekeeperOf(caller),
      kind: evidence.kind,
      fingerprint: evidence.fingerprint,
      content: session.seal('evidence', id, evidence),
      capturedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: tables.evidence.id });
  return rows.length > 0 ? id : undefined;
}

async function entriesOf(session: FirmSession, caller: TimekeeperCaller, fingerprint: string): Promise<Entry[]> {
  const { entry, entryEvidence, evidence } = tables;
  const rows = await session.tx
    .select({ entry })
    .from(evidence)
    .innerJoin(entryEvidence, and(eq(entryEvidence.firmId, evidence.firmId), eq(entryEvidence.evidenceId, evidence.id)))
    .innerJoin(entry, and(eq(entry.firmId, entryEvidence.firmId), eq(entry.id, entryEvidence.entryId)))
    .where(and(eq(evidence.personId, timekeeperOf(caller)), eq(evidence.fingerprint, fingerprint), ne(entry.state, 'superseded')));
  return rows.map((row) => openEntry(session, row.entry));
}

function birthOf(fresh: Entry, draft: NewDraft, evidenceId: EvidenceId): Birth {
  return {
    evidence: [evidenceId],
    kind: 'drafted',
    facts: {
      evidence: evidenceId,
      fingerprint: draft.evidence.fingerprint,
      engine: draft.text.engine,
      actualSeconds: fresh.actualSeconds,
      units: fresh.units,
      unitMinutes: fresh.unitMinutes,
      tier: draft.match.tier,
      matter: fresh.matterId,
    },
    detail: {
      narrative: fresh.narrative,
      basis: fresh.basis,
      reasons: fresh.match.reasons,
      intervals: fresh.intervals,
      quotes: draft.text.quotes.slice(0, quotes.most).map((quote) => quote.slice(0, quotes.longest)),
    },
  };
}

function newEntry(caller: TimekeeperCaller, draft: NewDraft, now: Date): Entry {
  const exact = draft.match.tier === 'exact' ? draft.match.matter.id : null;
  return {
    id: newId<EntryId>(now),
    version: 1,
    state: 'draft',
    timekeeper: timekeeperOf(caller),
    workDate: draft.workDate,
    zone: draft.zone,
    units: draft.units,
    unitMinutes: draft.unitMinutes,
    actualSeconds: draft.basis.seconds,
    basisKind: draft.basis.kind,
    treatment: 'bill',
    activityCode: null,
    narrative: draft.text.narrative,
    basis: draft.basis.sentence,
    intervals: intervalsOf(draft),
    seenAt: draft.evidence.kind === 'mail' ? draft.evidence.at.toISOString() : null,
    original: {
      narrative: draft.text.narrative,
      basis: draft.basis.sentence,
      units: draft.units,
      actualSeconds: draft.basis.seconds,
      workDate: draft.workDate,
    },
    source: draft.source,
    flags: draft.text.flags,
    rate: { kind: 'own' },
    match: contentOfMatch(draft.match),
    matterId: exact,
    matterDecidedBy: exact === null ? null : 'exact',
    matterDeciderId: null,
    pushNumber: 1,
  };
}

/** Only measured time is a stretch of the day; an estimate lies nowhere in particular. */
function intervalsOf({ evidence, basis }: NewDraft): EntryContent['intervals'] {
  if (!('intervals' in evidence) || basis.kind !== 'measured') return [];
  return evidence.intervals.map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() }));
}
