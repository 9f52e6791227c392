import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
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
    /** How the matter is billed, read when it is needed; null until then. */
    billing: jsonb('billing'),
    billingAt: timestamp('billing_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
    /** When a hook last told of it: who may see it is asked again then. */
    toldAt: timestamp('told_at', { withTimezone: true }),
    /** The firm's count of changes at which this row was last another: who keeps an index of the table reads on from there. */
    change: bigint('change', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('matter_number').on(table.firmId, table.number),
    index('matter_change').on(table.firmId, table.change),
  ],
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
    /** Whether the person is among the matter's participants, and when that was asked; null while nobody needed to know. */
    onMatter: boolean('on_matter'),
    onMatterAt: timestamp('on_matter_at', { withTimezone: true }),
    /** The firm's count of changes at which the matter came into sight. */
    change: bigint('change', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.personId, table.matterId] }),
    index('visibility_change').on(table.firmId, table.personId, table.change),
    index('visibility_matter').on(table.firmId, table.matterId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }).onDelete('cascade'),
  ],
);

/** Matters a person has starred: they come first in a search. */
export const favourite = pgTable(
  'favourite',
  {
    firmId: uuid('firm_id').notNull(),
    personId: uuid('person_id').notNull(),
    matterId: uuid('matter_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.personId, table.matterId] }),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.matterId], foreignColumns: [matter.firmId, matter.id] }).onDelete('cascade'),
  ],
);

/** The reading of a firm's matters: one row a firm, so that one person's grant reads at a time. */
export const matterSync = pgTable(
  'matter_sync',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Whose grant reads; another's when it dies. */
    personId: uuid('person_id'),
    /** The page to read next, and how far it is, while a reading is under way. */
    page: integer('page').notNull().default(1),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    /** When the reading under way began; null between readings. */
    startedAt: timestamp('started_at', { withTimezone: true }),
    /** When the last whole reading began, and the last reading of any kind: what changed since is read next. */
    fullAt: timestamp('full_at', { withTimezone: true }),
    readAt: timestamp('read_at', { withTimezone: true }),
    /** Sealed secret of the hook address, once hooks are registered, and when they were last looked at. */
    hook: text('hook'),
    /** Numbers of matters that hooks told of and nobody has read since. */
    told: jsonb('told').notNull().default([]),
    hooksAt: timestamp('hooks_at', { withTimezone: true }),
    /** Counts the changes of the firm's matters and of who sees them; rises in the order of the transactions' ends. */
    changes: bigint('changes', { mode: 'number' }).notNull().default(0),
    /** The count at which a matter last went out of somebody's sight. */
    cuts: bigint('cuts', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('matter_sync_firm').on(table.firmId)],
);

/** The reading of which matters one person may see. */
export const matterListing = pgTable(
  'matter_listing',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    page: integer('page').notNull().default(1),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    startedAt: timestamp('started_at', { withTimezone: true }),
    /** When the last whole listing began, and the last of any kind. */
    fullAt: timestamp('full_at', { withTimezone: true }),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('matter_listing_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);
