import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { JobCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import { type Cue, cuesOf, ofWords } from './cues-of.ts';
import { readEvidence } from './read-evidence.ts';

const { entry, learned, receiptEvent } = tables;
/** What is older is forgotten: it would weigh nothing. */
const keptMillis = 730 * 86_400_000;
const typedDetail = z.object({ detail: z.object({ typed: z.string() }) });
const profile = z.object({ email: z.string() });

/**
 * Learns from an entry whose matter a person has confirmed, or approved as it was shown: its thread, series, correspondents and
 * what the person typed to find the matter lead there from now on. Run again it learns nothing twice; when the person has
 * changed the matter since, what was taught moves along.
 */
export async function learnFromEntry(caller: JobCaller, id: EntryId, means: Means): Promise<void> {
  const now = means.now();
  await means.database.withFirm(caller.firm, async (session) => {
    const row = (await session.tx.select().from(entry).where(eq(entry.id, id)))[0];
    if (!row?.matterId) return;
    const taught = await lessonOf(session, id);
    if (!taught) return;
    const own = await addressOf(session, row.timekeeperId);
    const cues = (await readEvidence(session, id)).flatMap((source) => cuesOf(source, own)).filter(({ kind }) => kind !== 'shorthand');
    for (const cue of [...cues, ...ofWords(taught.typed)]) {
      await keep(session, cue, {
        entryId: id,
        personId: row.timekeeperId,
        matterId: row.matterId,
        workDate: row.workDate,
        taughtAt: taught.at,
      });
    }
    await session.tx.delete(learned).where(lt(learned.taughtAt, new Date(now.getTime() - keptMillis)));
  });
}

/** The last time a person confirmed or approved the entry, and what was typed to find its matter. */
async function lessonOf({ tx, open }: FirmSession, id: EntryId): Promise<{ at: Date; typed: string } | undefined> {
  const rows = await tx
    .select()
    .from(receiptEvent)
    .where(and(eq(receiptEvent.entryId, id), inArray(receiptEvent.kind, ['matter-confirmed', 'approved'])))
    .orderBy(desc(receiptEvent.sequence));
  const [last] = rows;
  if (!last) return undefined;
  const confirmed = rows.find(({ kind }) => kind === 'matter-confirmed');
  const detail = confirmed?.detail ? typedDetail.safeParse(open('receipt_event', confirmed.id, confirmed.detail)) : undefined;
  return { at: last.at, typed: detail?.success ? detail.data.detail.typed : '' };
}

async function addressOf({ tx, open }: FirmSession, person: string): Promise<string> {
  const rows = await tx.select({ profile: tables.person.profile }).from(tables.person).where(eq(tables.person.id, person));
  return rows[0] ? profile.parse(open('person', person, rows[0].profile)).email : '';
}

type Lesson = { entryId: EntryId; personId: string; matterId: string; workDate: string; taughtAt: Date };

/** A line that the person revoked stays revoked, whatever becomes of its entry. */
async function keep({ tx, seal, mark, firm }: FirmSession, { kind, key, label }: Cue, lesson: Lesson): Promise<void> {
  const id = newId<string>(lesson.taughtAt);
  await tx
    .insert(learned)
    .values({ firmId: firm, id, kind, key: mark('learned', `${kind}|${key}`), label: seal('learned', id, label), ...lesson })
    .onConflictDoUpdate({
      target: [learned.firmId, learned.entryId, learned.kind, learned.key],
      set: { matterId: sql`excluded.matter_id`, workDate: sql`excluded.work_date` },
      setWhere: ne(learned.matterId, sql`excluded.matter_id`),
    });
}
