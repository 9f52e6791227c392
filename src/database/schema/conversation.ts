import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { entry } from './entry.ts';
import { person } from './firm.ts';

/** Where a person is reached in Teams. Ids and addresses of Teams only. */
export const conversation = pgTable(
  'conversation',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The person as Teams names it to this bot: '29:…'. */
    userMri: text('user_mri').notNull(),
    serviceUrl: text('service_url').notNull(),
    /** The chat of this person alone with the bot; null until Teams has told of it or one has been opened. */
    conversationId: text('conversation_id'),
    /** Gone: the person removed or blocked the app; nothing is sent until they turn up again. */
    state: text('state', { enum: ['open', 'gone'] }).notNull(),
    /** When something was last sent there: Teams takes about one message a second. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('conversation_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);

/** A card sent, or to be sent, to one person. What it says is read from the ledger when it is sent. */
export const card = pgTable(
  'card',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind', { enum: ['meeting', 'drafts'] }).notNull(),
    page: integer('page').notNull().default(0),
    /** Posting: a POST left and its answer is not known yet; a process that dies leaves it so, and it is never posted again. */
    state: text('state', { enum: ['waiting', 'posting', 'posted', 'gone'] }).notNull(),
    /** The message the card is in, once Teams has named it: from then on it is only updated. */
    conversationId: text('conversation_id'),
    activityId: text('activity_id'),
    /** Counts the changes of what it shows; `shown` is the count the message in Teams was made at. */
    wanted: integer('wanted').notNull().default(1),
    shown: integer('shown').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    index('card_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);

export const cardEntry = pgTable(
  'card_entry',
  {
    firmId: uuid('firm_id').notNull(),
    cardId: uuid('card_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.cardId, table.entryId] }),
    index('card_of_entry').on(table.firmId, table.entryId),
    foreignKey({ columns: [table.firmId, table.cardId], foreignColumns: [card.firmId, card.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.firmId, table.entryId], foreignColumns: [entry.firmId, entry.id] }),
  ],
);
