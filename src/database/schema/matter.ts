import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from './firm.ts';

/** The union of the matters that connected people see. Names are plain, for search. */
export const matter = pgTable(
  'matter',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Actionstep's id, which people call the matter number. */
    number: text('number').notNull(),
    reference: text('reference').notNull(),
    name: text('name').notNull(),
    /** [{name, email}] */
    clients: jsonb('clients').notNull(),
    status: text('status', { enum: ['active', 'inactive', 'closed'] }).notNull(),
    billable: boolean('billable').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('matter_number').on(table.firmId, table.number)],
);

/** Who may see which matter. */
export const matterVisibility = pgTable(
  'matter_visibility',
  {
    firmId: uuid('firm_id').notNull(),
    personId: uuid('person_id').notNull(),
    matterId: uuid('matter_id').notNull(),
    /** When a sync last listed the matter for this person. */
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
    /** When the person last confirmed an entry on it: recents come first in a search. */
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.personId, table.matterId] }),
    index('visibility_matter').on(table.firmId, table.matterId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }).onDelete('cascade'),
  ],
);
