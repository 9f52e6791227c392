import { pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/** A meeting that ended: one row for each end Teams tells of, and at most one row for each session Graph knows. */
export const meeting = pgTable(
  'meeting',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Hash of Teams' meeting id and the instant it ended: the same event again finds its row. */
    eventHash: text('event_hash').notNull(),
    /** Hash of the attendance report, once read: two events of one session are drafted once. */
    sessionHash: text('session_hash'),
    state: text('state', { enum: ['waiting', 'drafted', 'nobody', 'repeated'] }).notNull(),
    /** What became of the transcript, once settled; 'forbidden' is explained to the firm the first time. */
    transcript: text('transcript', { enum: ['read', 'unnamed', 'none', 'late', 'forbidden', 'unasked'] }),
    /** Sealed: what the event said. */
    info: text('info').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('meeting_event').on(table.firmId, table.eventHash),
    unique('meeting_session').on(table.firmId, table.sessionHash),
  ],
);
