import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { BillContext, BillFacts } from '../domain/fair-bill.ts';
import type { EntryId, PersonId } from '../domain/ids.ts';
import { type NarrativeRule, rulesFor } from '../domain/narrative-rules.ts';
import { hoursInWords } from '../domain/units.ts';
import { workDateOf } from '../domain/work-date.ts';
import { profile } from '../firms/index.ts';
import { type Entry, openEntry } from './entry.ts';
import { toIntervals } from './intervals.ts';
import { readBilledMatters } from './read-billed-matters.ts';
import { clientsBesides, readClients } from './read-clients.ts';

/** States in which an entry no longer takes up time of the day. */
const gone = ['dismissed', 'superseded'] as const;

/** An entry as the fair-bill check reads it. */
export function billFacts(entry: Entry): BillFacts {
  const { narrative, workDate, units, unitMinutes, actualSeconds, treatment, activityCode, rate, intervals, seenAt } = entry;
  return {
    narrative,
    workDate,
    units,
    unitMinutes,
    actualSeconds,
    treatment,
    activityCode,
    rate,
    intervals: toIntervals(intervals),
    seenAt: seenAt === null ? null : new Date(seenAt),
  };
}

/** What stands around one person's entries: their matters, days and sources, read at once for all of them. */
export async function billContexts(
  session: FirmSession,
  entries: readonly Entry[],
  policy: { dayNormHours: number; timekeeperOnMatter: boolean; narrativeRules: readonly NarrativeRule[]; now: Date },
): Promise<Map<EntryId, BillContext>> {
  const [first] = entries;
  if (!first) return new Map();
  const matters = await readBilledMatters(session, first.timekeeper, entries, policy.timekeeperOnMatter);
  const days = await readDays(session, first.timekeeper, entries);
  const sources = await readSources(session, first.timekeeper, entries);
  const clients = await readClients(session, first.timekeeper, entries);
  return new Map(
    entries.map((entry) => [
      entry.id,
      {
        today: workDateOf(policy.now, entry.zone),
        dayNormHours: policy.dayNormHours,
        matter: matters.get(entry.matterId ?? '') ?? { status: 'active', billable: true },
        sameDay: days.filter((other) => other.id !== entry.id && other.workDate === entry.workDate).map(billFacts),
        sameSource: sources.get(entry.id) ?? [],
        otherClients: clientsBesides(entry.matterId, clients),
        rules: rulesFor(policy.narrativeRules, { id: entry.matterId ?? '', clients: clients.get(entry.matterId ?? '') ?? [] }),
      },
    ]),
  );
}

async function readDays(session: FirmSession, timekeeper: PersonId, entries: readonly Entry[]): Promise<Entry[]> {
  const { entry } = tables;
  const days = [...new Set(entries.map(({ workDate }) => workDate))];
  const rows = await session.tx
    .select()
    .from(entry)
    .where(and(eq(entry.timekeeperId, timekeeper), inArray(entry.workDate, days), notInArray(entry.state, [...gone])));
  return rows.map((row) => openEntry(session, row));
}

type SameSource = BillContext['sameSource'][number];

/** What colleagues made of the same mails and meetings. It names person, time and day, never their matter. */
async function readSources(session: FirmSession, timekeeper: PersonId, entries: readonly Entry[]): Promise<Map<EntryId, SameSource[]>> {
  const { entry, entryEvidence, evidence } = tables;
  const mine = await session.tx
    .select({ entry: entryEvidence.entryId, fingerprint: evidence.fingerprint })
    .from(entryEvidence)
    .innerJoin(evidence, and(eq(evidence.firmId, entryEvidence.firmId), eq(evidence.id, entryEvidence.evidenceId)))
    .where(
      inArray(
        entryEvidence.entryId,
        entries.map(({ id }) => id),
      ),
    );
  if (mine.length === 0) return new Map();
  const fingerprints = [...new Set(mine.map(({ fingerprint }) => fingerprint))];
  const theirs = await session.tx
    .select({
      fingerprint: evidence.fingerprint,
      kind: evidence.kind,
      person: tables.person,
      units: entry.units,
      unitMinutes: entry.unitMinutes,
      workDate: entry.workDate,
    })
    .from(evidence)
    .innerJoin(entryEvidence, and(eq(entryEvidence.firmId, evidence.firmId), eq(entryEvidence.evidenceId, evidence.id)))
    .innerJoin(entry, and(eq(entry.firmId, entryEvidence.firmId), eq(entry.id, entryEvidence.entryId)))
    .innerJoin(tables.person, and(eq(tables.person.firmId, entry.firmId), eq(tables.person.id, entry.timekeeperId)))
    .where(
      and(
        inArray(evidence.fingerprint, fingerprints),
        ne(evidence.personId, timekeeper),
        inArray(entry.state, ['approved', 'pushing', 'unconfirmed', 'pushed', 'exported']),
      ),
    );
  const found = new Map<EntryId, SameSource[]>();
  for (const other of theirs) {
    const sentence = sentenceOf(session, other);
    for (const one of mine.filter(({ fingerprint }) => fingerprint === other.fingerprint)) {
      const id = one.entry as EntryId;
      found.set(id, [...(found.get(id) ?? []), { sentence, kind: other.kind === 'meeting' ? 'attended' : 'billed' }]);
    }
  }
  return found;
}

type Theirs = { kind: string; person: typeof tables.person.$inferSelect; units: number; unitMinutes: number; workDate: string };

function sentenceOf({ open }: FirmSession, { kind, person, units, unitMinutes, workDate }: Theirs): string {
  const { name } = profile.parse(open('person', person.id, person.profile));
  const hours = hoursInWords(units, unitMinutes);
  if (kind === 'meeting') return `${name} was in this meeting too: ${hours} on ${spell(workDate)}.`;
  return `${name} billed this ${kind === 'mail' ? 'email' : 'source'}: ${hours} on ${spell(workDate)}.`;
}

/** '2026-11-24' as Australians and New Zealanders write it: '24 Nov 2026'. */
function spell(workDate: string): string {
  return new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(workDate));
}
