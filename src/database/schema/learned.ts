import { date, foreignKey, index, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { entry } from './entry.ts';
import { person } from './firm.ts';
import { matter } from './matter.ts';

/** What one confirmed entry taught: mail of this thread, from this correspondent …, went to this matter. */
export const learned = pgTable(
  'learned',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose confirmation it was. */
    personId: uuid('person_id').notNull(),
    kind: text('kind', { enum: ['thread', 'series', 'correspondent', 'domain', 'shorthand'] }).notNull(),
    /** Keyed hash of the thread, address … */
    key: text('key').notNull(),
    /** The same sealed, to be shown to the person; null once it is revoked. */
    label: text('label'),
    matterId: uuid('matter_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    workDate: date('work_date', { mode: 'string' }).notNull(),
    taughtAt: timestamp('taught_at', { withTimezone: true }).notNull(),
    /** A revoked line stays, so that its entry does not teach it again. */
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('learned_once').on(table.firmId, table.entryId, table.kind, table.key),
    index('learned_key').on(table.firmId, table.kind, table.key),
    index('learned_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
  ],
);
