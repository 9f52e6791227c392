import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/*
 * Directory tables hold what must be found before a firm is known: ids, times and hashes, never text of people.
 * Their policy admits every row to role app; everything they point to is behind the firm's policy.
 */

/** Entra tenant → firm. */
export const directoryTenant = pgTable('directory_tenant', {
  tenantId: text('tenant_id').primaryKey(),
  firmId: uuid('firm_id').notNull().unique(),
});

/** Actionstep system → firm: one system belongs to one firm. */
export const directorySystem = pgTable('directory_system', {
  orgkey: text('orgkey').primaryKey(),
  firmId: uuid('firm_id').notNull().unique(),
});

/** One-time secrets by their hash: connect tickets of the pane, connect links of Teams, OAuth states. */
export const directorySecret = pgTable('directory_secret', {
  hash: text('hash').primaryKey(),
  kind: text('kind', { enum: ['ticket', 'link', 'oauth-state'] }).notNull(),
  firmId: uuid('firm_id').notNull(),
  subjectId: uuid('subject_id').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

/** The unguessable part of a firm's hook address, by its hash. */
export const directoryHook = pgTable('directory_hook', {
  hash: text('hash').primaryKey(),
  firmId: uuid('firm_id').notNull().unique(),
});

/** What was seen before: activities of Teams by hash, and actions of cards, so that neither is taken twice. */
export const directorySeen = pgTable(
  'directory_seen',
  {
    key: text('key').primaryKey(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('seen_at').on(table.seenAt)],
);

/** Work to be done later, leased by any backend. */
export const job = pgTable(
  'job',
  {
    id: uuid('id').primaryKey(),
    firmId: uuid('firm_id').notNull(),
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    leaseToken: uuid('lease_token'),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    lastError: text('last_error'),
  },
  (table) => [index('job_due').on(table.dueAt), index('job_subject').on(table.kind, table.subjectId)],
);
