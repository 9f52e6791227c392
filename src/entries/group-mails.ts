import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { type FirmSession, newId, tables } from '../database/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import { groupNarrative } from '../domain/group-narrative.ts';
import { groupedUnits } from '../domain/grouped-units.ts';
import type { EntryId } from '../domain/ids.ts';
import { describeUnits, type UnitPolicy } from '../domain/units.ts';
import { firmIn, policyFor } from '../firms/index.ts';
import { changeEntry } from './change-entry.ts';
import { evidenceOf } from './derive-entry.ts';
import { type Entry, openEntry } from './entry.ts';

const gone = ['dismissed', 'superseded'];

/**
 * Bills the small mails of one thread, day and matter together: the entry, a draft of mail that has its matter, takes over the seconds
 * and sources of the group's open draft, which becomes superseded. Units are those of all seconds of the group, rounded once, less
 * what approved and pushed entries of the group carry already (it may be 0); those are never changed. Within the transaction of the
 * verb that gave the entry its matter; an entry that is nothing of this, or that a person has worded or timed, is left as it is.
 */
export async function groupMails(session: FirmSession, caller: TimekeeperCaller, entry: Entry, now: Date): Promise<Entry> {
  if (entry.matterId === null || !isGroupable(entry)) return entry;
  const { settings } = await firmIn(session);
  if (!settings.groupMails) return entry;
  const thread = await threadOf(session, entry.id);
  if (thread === undefined) return entry;
  const group = await lockGroup(session, caller, { thread, workDate: entry.workDate, matterId: entry.matterId }, now);
  const others = (await membersOf(session, group)).filter((other) => other.id !== entry.id && isOfGroup(other, entry));
  await session.tx.insert(tables.mailGroupEntry).values({ firmId: session.firm, groupId: group, entryId: entry.id }).onConflictDoNothing();
  if (others.length === 0) return entry;
  const open = others.filter((other) => other.state === 'draft' && isGroupable(other));
  const billed = others.filter((other) => !open.includes(other));
  for (const part of open) await supersede(session, caller, part, now);
  return absorb(session, caller, entry, { open, billed }, { ...policyFor(settings, entry.matterId), unitMinutes: entry.unitMinutes }, now);
}

/** A draft of mail as it was made: what a person has worded or timed is not written over. */
function isGroupable(entry: Entry): boolean {
  const { original } = entry;
  const isUntouched =
    entry.narrative === original.narrative && entry.units === original.units && entry.actualSeconds === original.actualSeconds;
  return (
    entry.state === 'draft' && entry.source.kind === 'mail' && entry.basisKind === 'estimated' && entry.treatment === 'bill' && isUntouched
  );
}

function isOfGroup(other: Entry, entry: Entry): boolean {
  return (
    !gone.includes(other.state) &&
    other.workDate === entry.workDate &&
    other.matterId === entry.matterId &&
    other.unitMinutes === entry.unitMinutes &&
    other.treatment === 'bill'
  );
}

/** The hash of the conversation of the entry's one mail; undefined for other sources, and once the evidence is deleted. */
async function threadOf(session: FirmSession, entry: EntryId): Promise<string | undefined> {
  const ids = await evidenceOf(session, [entry]);
  if (ids.length === 0) return undefined;
  const rows = await session.tx.select().from(tables.evidence).where(inArray(tables.evidence.id, ids));
  const mails = rows.flatMap(({ id, content }) => (content === null ? [] : [session.open('evidence', id, content) as Evidence]));
  const [first] = mails.flatMap((mail) => (mail.kind === 'mail' && mail.conversation ? [mail.conversation] : []));
  return first === undefined ? undefined : createHash('sha256').update(`${session.firm}|${first}`).digest('base64url');
}

type GroupKey = { thread: string; workDate: string; matterId: string };

/** The group's row, made once and locked: two mails of one thread wait for each other here. */
async function lockGroup(session: FirmSession, caller: TimekeeperCaller, key: GroupKey, now: Date): Promise<string> {
  const { mailGroup } = tables;
  const wanted = { firmId: session.firm, id: newId<string>(now), personId: timekeeperOf(caller), ...key };
  await session.tx.insert(mailGroup).values(wanted).onConflictDoNothing();
  const rows = await session.tx
    .select({ id: mailGroup.id })
    .from(mailGroup)
    .where(
      and(
        eq(mailGroup.personId, wanted.personId),
        eq(mailGroup.thread, key.thread),
        eq(mailGroup.workDate, key.workDate),
        eq(mailGroup.matterId, key.matterId),
      ),
    )
    .for('update');
  return rows[0]?.id ?? wanted.id;
}

async function membersOf(session: FirmSession, group: string): Promise<Entry[]> {
  const { entry, mailGroupEntry } = tables;
  const rows = await session.tx
    .select({ entry })
    .from(mailGroupEntry)
    .innerJoin(entry, and(eq(entry.firmId, mailGroupEntry.firmId), eq(entry.id, mailGroupEntry.entryId)))
    .where(eq(mailGroupEntry.groupId, group))
    .orderBy(entry.id);
  return rows.map((row) => openEntry(session, row.entry));
}

async function supersede(session: FirmSession, caller: TimekeeperCaller, part: Entry, now: Date): Promise<void> {
  await changeEntry(session, caller, part, now, (entry) => ({
    entry: { ...entry, state: 'superseded' },
    kind: 'grouped',
    facts: {},
    detail: {},
  }));
}

type Others = { open: readonly Entry[]; billed: readonly Entry[] };

async function absorb(
  session: FirmSession,
  caller: TimekeeperCaller,
  entry: Entry,
  { open, billed }: Others,
  policy: UnitPolicy,
  now: Date,
) {
  const parts = [...open, entry];
  const seconds = parts.reduce((sum, part) => sum + part.actualSeconds, 0);
  const evidence = await evidenceOf(
    session,
    parts.map(({ id }) => id),
  );
  const { units, uplift } = groupedUnits(
    parts.map((part) => part.actualSeconds),
    billed.map((part) => ({ seconds: part.actualSeconds, units: part.units })),
    policy,
  );
  const narrative =
    parts.length === 1
      ? entry.narrative
      : groupNarrative(
          parts.map((part) => part.narrative),
          evidence.length,
        );
  const basis = basisOf(
    { mails: evidence.length, seconds, units, uplift, billed: billed.reduce((sum, part) => sum + part.units, 0) },
    policy,
  );
  const made = await changeEntry(session, caller, entry, now, (before) => {
    const numbers = { units, actualSeconds: seconds, basis, narrative };
    const flags = [...new Set(parts.flatMap((part) => part.flags))];
    const original = { ...before.original, ...numbers };
    const facts = {
      units,
      actualSeconds: seconds,
      uplift,
      parts: open.map(({ id }) => id).join(' '),
      billedUnits: billed.reduce((sum, part) => sum + part.units, 0),
    };
    return { entry: { ...before, ...numbers, flags, original }, kind: 'mails-grouped', facts, detail: { narrative } };
  });
  const links = evidence.map((evidenceId) => ({ firmId: session.firm, entryId: entry.id, evidenceId }));
  await session.tx.insert(tables.entryEvidence).values(links).onConflictDoNothing();
  return made;
}

/** '3 emails of this thread today: 5 min → 1 unit (0.1 h). Rounding adds 1 min.' */
function basisOf(
  sums: { mails: number; seconds: number; units: number; uplift: number; billed: number },
  { unitMinutes }: UnitPolicy,
): string {
  const { mails, seconds, units, uplift, billed } = sums;
  const before = billed === 0 ? '' : `, ${billed} ${billed === 1 ? 'unit' : 'units'} of them billed before`;
  const added = uplift === 0 ? '' : `. Rounding adds ${Math.ceil(uplift / 60)} min to the thread`;
  return `Estimated: ${mails} ${mails === 1 ? 'email' : 'emails'} of one thread and day${before}: ${describeUnits(seconds, units, unitMinutes)}${added}`;
}
