import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

export const firm = pgTable(
  'firm',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    settings: jsonb('settings').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('firm_once').on(table.firmId)],
);

/** The firm's data key, wrapped by the keyring. */
export const firmKey = pgTable(
  'firm_key',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    wrapped: text('wrapped').notNull(),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('firm_key_once').on(table.firmId)],
);

export const person = pgTable(
  'person',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    /** Object id of the person in the firm's Entra tenant. */
    oid: uuid('oid').notNull(),
    role: text('role', { enum: ['timekeeper', 'admin'] }).notNull(),
    /** Sealed {name, email}. */
    profile: text('profile').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.firmId, table.id] }), unique('person_oid').on(table.firmId, table.oid)],
);

/** One timekeeper's OAuth grant. */
export const connection = pgTable(
  'connection',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    state: text('state', { enum: ['connected', 'reconnect'] }).notNull(),
    orgkey: text('orgkey').notNull(),
    apiEndpoint: text('api_endpoint').notNull(),
    /** Sealed token set. */
    tokens: text('tokens').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    participantId: text('participant_id').notNull(),
    /** Sealed {name}. */
    timekeeper: text('timekeeper').notNull(),
    resource: text('resource', { enum: ['timeentries', 'timerecords'] }).notNull(),
    /** Whether the system honoured a filter on our reference when asked at connect. */
    referenceFilter: boolean('reference_filter').notNull(),
    connectedAt: timestamp('connected_at', { withTimezone: true }).notNull(),
    /** Set when the person's matters have all been read once. */
    syncedAt: timestamp('synced_at', { withTimezone: true }),
    /** Rises with every stored token set: who renews names the one it began from, so that an older answer never wins. */
    tokenVersion: integer('token_version').notNull().default(1),
    /** When the tokens were given out: a refresh token dies 21 days later. */
    tokensAt: timestamp('tokens_at', { withTimezone: true }).notNull().defaultNow(),
    /** Who renews the tokens now, and until when nobody else may. Without owner: a rest after a failed try. */
    leaseOwner: uuid('lease_owner'),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    /** Set before the refresh token is sent, cleared when the answer is stored: set and unleased, an answer was lost. */
    spentAt: timestamp('spent_at', { withTimezone: true }),
    /** Why the person must connect again. */
    reconnectReason: text('reconnect_reason', { enum: ['refused', 'revoked', 'interrupted', 'silence', 'other-system'] }),
    /** Time zone of the timekeeper's division; null where Actionstep does not say. */
    zone: text('zone'),
    /** What the grant was asked for, by spaces. */
    scope: text('scope').notNull().default(''),
    /** Whether a start keeps its seconds in Actionstep, once a read-back has shown it. */
    secondsKept: boolean('seconds_kept'),
    /** When Actionstep was last asked which time resource it has. */
    probedAt: timestamp('probed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('connection_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);

/** An OAuth flow under way: one use, ten minutes, bound to a person and a browser. */
export const oauthFlow = pgTable(
  'oauth_flow',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Where it began: a flow of Teams ends in a provisional grant. */
    door: text('door', { enum: ['pane', 'teams'] })
      .notNull()
      .default('pane'),
    bindHash: text('bind_hash').notNull(),
    /** Sealed PKCE verifier. */
    verifier: text('verifier').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);

/** A grant that becomes a connection only by its code, given by its own person in Teams. One use, five minutes. */
export const provisionalGrant = pgTable(
  'provisional_grant',
  {
    firmId: uuid('firm_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    codeHash: text('code_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    /** Sealed: tokens and what Actionstep said of them. */
    granted: text('granted').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.id] }),
    unique('provisional_person').on(table.firmId, table.personId),
    foreignKey({ columns: [table.firmId, table.personId], foreignColumns: [person.firmId, person.id] }).onDelete('cascade'),
  ],
);
