import { and, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { MeetingEvidence, RecordingEvidence } from '../domain/evidence.ts';
import type { EvidenceId } from '../domain/ids.ts';
import { isSameTalk, type Talk } from '../domain/same-talk.ts';
import { changeEntry } from './change-entry.ts';
import { type Entry, openEntry } from './entry.ts';

/** The same talk comes from its several sources within days. */
const lookBack = 3 * 86_400_000;

const keptTalk = z.object({
  kind: z.enum(['meeting', 'recording']),
  fromFile: z.boolean().default(false),
  title: z.string(),
  intervals: z.array(z.object({ start: z.coerce.date(), end: z.coerce.date() })),
  spokenSeconds: z.number().optional(),
  seconds: z.number().nullish(),
  people: z.array(z.object({ name: z.string(), address: z.string() })),
  utterances: z.array(z.object({ text: z.string() })),
});
type KeptTalk = z.infer<typeof keptTalk>;

/**
 * Where the person has entries of this very talk from another source (its recording, its transcript, its place in the calendar), the
 * evidence is kept beside them and they are answered; else undefined, and nothing is written. So one talk is billed once.
 */
export async function joinSameTalk(
  caller: TimekeeperCaller,
  evidence: MeetingEvidence | RecordingEvidence,
  means: Means,
): Promise<Entry[] | undefined> {
  const now = means.now();
  return means.database.withFirm(caller.firm, async (session) => {
    const since = new Date(now.getTime() - lookBack);
    const talk = keptTalk.parse(JSON.parse(JSON.stringify(evidence)));
    const kept = await recentTalks(session, caller, since);
    const same = kept.find((one) => !(isToldByService(one.talk) && isToldByService(talk)) && isSameTalk(talkOf(one.talk), talkOf(talk)));
    const entries = same && (await entriesBehind(session, same.id));
    if (!entries || entries.length === 0) return undefined;
    const id = newId<EvidenceId>(now);
    const row = { firmId: session.firm, id, personId: timekeeperOf(caller), kind: evidence.kind, fingerprint: evidence.fingerprint };
    await session.tx.insert(tables.evidence).values({ ...row, content: session.seal('evidence', id, evidence), capturedAt: now });
    const joined: Entry[] = [];
    for (const entry of entries) joined.push(await join(session, caller, entry, id, evidence, now));
    return joined;
  });
}

async function join(
  session: FirmSession,
  caller: TimekeeperCaller,
  entry: Entry,
  evidenceId: EvidenceId,
  { fingerprint, kind }: MeetingEvidence | RecordingEvidence,
  now: Date,
): Promise<Entry> {
  await session.tx.insert(tables.entryEvidence).values({ firmId: session.firm, entryId: entry.id, evidenceId });
  const facts = { evidence: evidenceId, fingerprint, source: kind };
  return changeEntry(session, caller, entry, now, (same) => ({ entry: same, kind: 'evidence-joined', facts, detail: {} }));
}

async function recentTalks(session: FirmSession, caller: TimekeeperCaller, since: Date): Promise<{ id: EvidenceId; talk: KeptTalk }[]> {
  const { evidence } = tables;
  const rows = await session.tx
    .select({ id: evidence.id, content: evidence.content })
    .from(evidence)
    .where(
      and(
        eq(evidence.personId, timekeeperOf(caller)),
        inArray(evidence.kind, ['meeting', 'recording']),
        gte(evidence.capturedAt, since),
        isNotNull(evidence.content),
      ),
    );
  return rows.map(({ id, content }) => ({
    id: id as EvidenceId,
    talk: keptTalk.parse(session.open('evidence', id, content ?? '')),
  }));
}

/** Two meetings that a service told of are two: it knows them apart, whatever was said in them. */
function isToldByService({ kind, fromFile }: KeptTalk): boolean {
  return kind === 'meeting' && !fromFile;
}

function talkOf({ title, intervals, spokenSeconds, seconds, people, utterances }: KeptTalk): Talk {
  return {
    title,
    intervals,
    seconds: [spokenSeconds ?? 0, seconds ?? 0],
    people: people.map(({ name, address }) => name || address),
    said: utterances.map(({ text }) => text),
  };
}

async function entriesBehind(session: FirmSession, evidenceId: EvidenceId): Promise<Entry[]> {
  const { entry, entryEvidence } = tables;
  const rows = await session.tx
    .select({ entry })
    .from(entryEvidence)
    .innerJoin(entry, and(eq(entry.firmId, entryEvidence.firmId), eq(entry.id, entryEvidence.entryId)))
    .where(eq(entryEvidence.evidenceId, evidenceId));
  return rows.map((row) => openEntry(session, row.entry)).filter(({ state }) => state !== 'superseded');
}
