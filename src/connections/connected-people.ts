import { and, eq, sql } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { Caller } from '../domain/caller.ts';
import type { PersonId } from '../domain/ids.ts';

/** Everybody of the firm with a working grant: administrators first, then who connected first. */
export async function connectedPeople(caller: Caller, means: Means): Promise<PersonId[]> {
  const { connection, person } = tables;
  const rows = await means.database.withFirm(caller.firm, ({ tx }) =>
    tx
      .select({ id: connection.personId })
      .from(connection)
      .innerJoin(person, and(eq(person.firmId, connection.firmId), eq(person.id, connection.personId)))
      .where(eq(connection.state, 'connected'))
      .orderBy(sql`${person.role} = 'admin' desc`, connection.connectedAt),
  );
  return rows.map(({ id }) => id as PersonId);
}
