import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from './firm.ts';
import { matter } from './matter.ts';

export const evidence = pgTable(
  'evidence',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind', { enum: ['mail', 'note', 'meeting', 'document', 'recording'] }).notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Sealed evidence; null once a person or the firm's retention has deleted it. The fingerprint stays. */
    content: text('content'),
    capturedAt: timestamp('captured_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('evidence_once').on(table.firmId, table.personId, table.fingerprint),
    index('evidence_fingerprint').on(table.firmId, table.fingerprint),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }),
  ],
);

const states = [
  'draft',
  'approved',
  'pushing',
  'unconfirmed',
  'failed',
  'pushed',
  'recalling',
  'dismissed',
  'exported',
  'superseded',
] as const;

export const entry = pgTable(
  'entry',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose time it is. */
    timekeeperId: uuid('timekeeper_id').notNull(),
    version: integer('version').notNull(),
    state: text('state', { enum: states }).notNull(),
    workDate: date('work_date', { mode: 'string' }).notNull(),
    zone: text('zone').notNull(),
    units: integer('units').notNull(),
    unitMinutes: integer('unit_minutes').notNull(),
    actualSeconds: integer('actual_seconds').notNull(),
    basisKind: text('basis_kind', { enum: ['measured', 'estimated', 'entered'] }).notNull(),
    /** How Actionstep is to bill it. */
    treatment: text('treatment', { enum: ['bill', 'no-charge', 'hide'] })
      .notNull()
      .default('bill'),
    /** UTBMS or quick code of the work. */
    activityCode: text('activity_code'),
    /** Sealed {narrative, basis, source, flags, match, intervals, seenAt, original}. */
    content: text('content').notNull(),
    matterId: uuid('matter_id'),
    /** What decided the matter; there is no matter without it. */
    matterDecidedBy: text('matter_decided_by', { enum: ['exact', 'person'] }),
    matterDeciderId: uuid('matter_decider_id'),
    pushNumber: integer('push_number').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    index('entry_timekeeper').on(table.firmId, table.timekeeperId, table.state),
    foreignKey({ columns: [table.firmId, table.timekeeperId], foreignColumns: [person.firmId, person.id] }),
    foreignKey({ columns: [table.firmId, table.matterDeciderId], foreignColumns: [person.firmId, person.id] }),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }),
    check('entry_treatment', sql`treatment in ('bill', 'no-charge', 'hide')`),
    check('entry_units', sql`units between 0 and 1440 and unit_minutes between 1 and 60 and actual_seconds >= 0`),
    check('entry_matter_decided', sql`(matter_id is null) = (matter_decided_by is null)`),
    check('entry_decider_named', sql`(matter_decided_by is not distinct from 'person') = (matter_decider_id is not null)`),
    check(
      'entry_pushable_has_matter',
      sql`state not in ('approved', 'pushing', 'unconfirmed', 'failed', 'pushed', 'recalling') or matter_id is not null`,
    ),
  ],
);

export const entryEvidence = pgTable(
  'entry_evidence',
  {
    firmId: uuid('firm_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    evidenceId: uuid('evidence_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.entryId, table.evidenceId] }),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
    foreignKey({ columns: [table.firmId, table.evidenceId], foreignColumns: [evidence.firmId, evidence.id] }),
  ],
);

/** The receipt of an entry: append-only, chained per entry over commitments. */
export const receiptEvent = pgTable(
  'receipt_event',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    entryId: uuid('entry_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actor: text('actor').notNull(),
    /** Plain facts without text of people. */
    facts: jsonb('facts').notNull(),
    /** Sealed {salt, detail}; null once erased. */
    detail: text('detail'),
    commitment: text('commitment').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('receipt_sequence').on(table.firmId, table.entryId, table.sequence),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
  ],
);

/** The heads of entries' receipts, sealed from time to time into one chain of the firm: a receipt cut short is seen. */
export const receiptSeal = pgTable(
  'receipt_seal',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    sequence: integer('sequence').notNull(),
    sealedAt: timestamp('sealed_at', { withTimezone: true }).notNull(),
    /** [[entry, sequence of its last event, hash of that event]] of the entries that grew since the seal before. */
    heads: jsonb('heads').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('receipt_seal_sequence').on(table.firmId, table.sequence)],
);

/** What is to be sent, and what became of it. One row per push of an entry. */
export const outbox = pgTable(
  'outbox',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    entryId: uuid('entry_id').notNull(),
    pushNumber: integer('push_number').notNull(),
    /** Derived from firm, entry and push number; what Actionstep carries as import reference. */
    reference: text('reference').notNull(),
    /** 'recalled': what was sent has been taken back. */
    state: text('state', { enum: ['waiting', 'sent', 'done', 'failed', 'unconfirmed', 'recalled'] }).notNull(),
    /** The life of the process that made the row: only it may send without looking first. */
    madeBy: uuid('made_by').notNull(),
    /** Sealed payload, and its hash for the receipt. */
    payload: text('payload').notNull(),
    payloadHash: text('payload_hash').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** When a waiting row is looked at again; for the screen. */
    nextTryAt: timestamp('next_try_at', { withTimezone: true }),
    /** Whose time, and of which day: a start to the second is unique among these, where there is no reference to look up. */
    timekeeperId: uuid('timekeeper_id'),
    workDate: date('work_date', { mode: 'string' }),
    startTime: text('start_time'),
    /** Written before a deletion is asked for. */
    recallSentAt: timestamp('recall_sent_at', { withTimezone: true }),
    /** The younger of two rows of ours, which a person asked to take back. */
    removeRemoteId: text('remove_remote_id'),
    /** When Actionstep was last asked how the pushed entry stands, and what it said: its bill, or that it is gone. */
    checkedAt: timestamp('checked_at', { withTimezone: true }),
    billReference: text('bill_reference'),
    goneAt: timestamp('gone_at', { withTimezone: true }),
    /** Sealed {changes}: what was changed in Actionstep since the push, in sentences. */
    changes: text('changes'),
    rounds: integer('rounds').notNull().default(0),
    remoteId: text('remote_id'),
    appliedHours: numeric('applied_hours'),
    appliedRate: numeric('applied_rate'),
    appliedAmount: numeric('applied_amount'),
    problemCode: text('problem_code'),
    /** Sealed {message, differences}. */
    outcome: text('outcome'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('outbox_reference').on(table.firmId, table.reference),
    unique('outbox_push').on(table.firmId, table.entryId, table.pushNumber),
    unique('outbox_start').on(table.firmId, table.timekeeperId, table.workDate, table.startTime),
    index('outbox_unbilled').on(table.firmId, table.timekeeperId).where(sql`state = 'done' and bill_reference is null and gone_at is null`),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
  ],
);
