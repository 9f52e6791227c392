import type { Database } from './database.ts';

/** What every keeping room is given: the database and a clock. */
export type Means = { database: Database; now: () => Date };
