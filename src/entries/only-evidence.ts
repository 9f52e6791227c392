import { inArray } from 'drizzle-orm';
import { type FirmSession, tables } from '../database/index.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { EntryId } from '../domain/ids.ts';
import { evidenceOf } from './derive-entry.ts';

/** The one source of an entry; undefined when it stands for several, or its source is deleted. */
export async function onlyEvidence(session: FirmSession, id: EntryId): Promise<Evidence | undefined> {
  const ids = await evidenceOf(session, [id]);
  if (ids.length !== 1) return undefined;
  const rows = await session.tx.select().from(tables.evidence).where(inArray(tables.evidence.id, ids));
  const [row] = rows;
  return row === undefined || row.content === null ? undefined : (session.open('evidence', row.id, row.content) as Evidence);
}
