import { date, foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { entry } from './entry.ts';
import { person } from './firm.ts';
import { matter } from './matter.ts';

/** The mails of one thread, day and matter that a person's time is billed for together, once. */
export const mailGroup = pgTable(
  'mail_group',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Hash of the conversation's id. */
    thread: text('thread').notNull(),
    workDate: date('work_date', { mode: 'string' }).notNull(),
    matterId: uuid('matter_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('mail_group_once').on(table.firmId, table.personId, table.thread, table.workDate, table.matterId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }),
  ],
);

/** The entries that stand for a group: one open, and those that were approved before it. */
export const mailGroupEntry = pgTable(
  'mail_group_entry',
  {
    firmId: uuid('firm_id').notNull(),
    groupId: uuid('group_id').notNull(),
    entryId: uuid('entry_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.groupId, table.entryId] }),
    foreignKey({ columns: [table.firmId, table.groupId], foreignColumns: [mailGroup.firmId, mailGroup.id] }),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
  ],
);
