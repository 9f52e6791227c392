import { eq } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { PersonId } from '../domain/ids.ts';

/** Notes what a read-back has shown: whether the owner's system keeps the seconds of a start (design §5.3). */
export async function noteSecondsKept(session: FirmSession, owner: PersonId, kept: boolean): Promise<void> {
  await session.tx.update(tables.connection).set({ secondsKept: kept }).where(eq(tables.connection.personId, owner));
}
