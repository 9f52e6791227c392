import { z } from 'zod';
import type { FirmSession, tables } from '../database/index.ts';
import type { EntryState } from '../domain/entry-state.ts';
import type { Treatment } from '../domain/fair-bill.ts';
import { countries } from '../domain/gst.ts';
import type { EntryId, MatterId, PersonId } from '../domain/ids.ts';
import type { RateChoice } from '../domain/rate.ts';

const label = z.object({ id: z.string(), name: z.string(), includesTax: z.boolean() });
const typedPrice = {
  price: z.string(),
  gst: z.string().nullable(),
  country: z.enum(countries).nullable(),
  typed: z.object({ price: z.string(), includesTax: z.boolean() }),
  resembles: z.object({ name: z.string(), price: z.string() }).nullable(),
};
const rateChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({ kind: z.literal('label'), label }),
  z.object({ kind: z.literal('custom'), label: label.nullable(), ...typedPrice }),
  z.object({ kind: z.literal('fixed'), label, ...typedPrice }),
]) satisfies z.ZodType<RateChoice>;

const likelihood = z.number().min(0).max(1).nullable().default(null);

/** The sealed part of an entry: text of people, and the match with matters by id. */
export const entryContent = z.object({
  narrative: z.string(),
  /** How the minutes came about, in one sentence. */
  basis: z.string(),
  source: z.object({ kind: z.enum(['mail', 'note', 'meeting', 'document', 'recording']), title: z.string(), detail: z.string() }),
  flags: z.array(z.string()),
  /** At what it is billed; an entry of before this was kept is billed at Actionstep's own rate. */
  rate: rateChoice.default({ kind: 'own' }),
  /** Measured stretches of time as ISO instants; empty when the time is an estimate or was entered. */
  intervals: z.array(z.object({ start: z.string(), end: z.string() })),
  /** When an estimated piece of work was seen (a mail's instant), as ISO instant. */
  seenAt: z.string().nullable(),
  /** What was drafted before anybody edited it. */
  original: z.object({ narrative: z.string(), basis: z.string(), units: z.int(), actualSeconds: z.int(), workDate: z.string() }),
  match: z.object({
    tier: z.enum(['exact', 'suggested', 'none']),
    agreed: z.boolean(),
    reasons: z.array(z.string()),
    /** How often a match like this is right, 0 to 1; null where it was not reckoned. */
    confidence: likelihood,
    candidates: z.array(
      z.object({ matterId: z.string().transform((id) => id as MatterId), reasons: z.array(z.string()), confidence: likelihood }),
    ),
  }),
});
export type EntryContent = z.infer<typeof entryContent>;

/** A time entry of ours as the ledger holds it. */
export type Entry = EntryContent & {
  id: EntryId;
  version: number;
  state: EntryState;
  timekeeper: PersonId;
  workDate: string;
  zone: string;
  units: number;
  unitMinutes: number;
  actualSeconds: number;
  basisKind: 'measured' | 'estimated' | 'entered';
  treatment: Treatment;
  activityCode: string | null;
  matterId: MatterId | null;
  matterDecidedBy: 'exact' | 'person' | null;
  /** Who confirmed the matter, when a person did. */
  matterDeciderId: PersonId | null;
  pushNumber: number;
};

type Row = typeof tables.entry.$inferSelect;

/** The entry of a database row, opened. */
export function openEntry({ open }: Pick<FirmSession, 'open'>, row: Row): Entry {
  return {
    ...entryContent.parse(open('entry', row.id, row.content)),
    id: row.id as EntryId,
    version: row.version,
    state: row.state,
    timekeeper: row.timekeeperId as PersonId,
    workDate: row.workDate,
    zone: row.zone,
    units: row.units,
    unitMinutes: row.unitMinutes,
    actualSeconds: row.actualSeconds,
    basisKind: row.basisKind,
    treatment: row.treatment,
    activityCode: row.activityCode,
    matterId: row.matterId as MatterId | null,
    matterDecidedBy: row.matterDecidedBy,
    matterDeciderId: row.matterDeciderId as PersonId | null,
    pushNumber: row.pushNumber,
  };
}

/** The sealed column of an entry. */
export function sealContent({ seal }: Pick<FirmSession, 'seal'>, entry: EntryContent & { id: EntryId }): string {
  return seal('entry', entry.id, entryContent.parse(entry));
}
