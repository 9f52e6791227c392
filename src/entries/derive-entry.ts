import { inArray } from 'drizzle-orm';
import { type FirmSession, newId, tables } from '../database/index.ts';
import type { EntryId, EvidenceId } from '../domain/ids.ts';
import type { Entry } from './entry.ts';

type Changes = Partial<Omit<Entry, 'id' | 'version' | 'state' | 'original' | 'pushNumber'>>;

/** A new draft made from another entry: what is changed is also its original, for there was no other draft of it. */
export function deriveEntry(from: Entry, changes: Changes, now: Date): Entry {
  const made: Entry = { ...from, ...changes, id: newId<EntryId>(now), version: 1, state: 'draft', pushNumber: 1 };
  const { narrative, basis, units, actualSeconds, workDate } = made;
  return { ...made, original: { narrative, basis, units, actualSeconds, workDate } };
}

/** The evidence behind one or several entries, each once. */
export async function evidenceOf({ tx }: FirmSession, entries: readonly EntryId[]): Promise<EvidenceId[]> {
  const { entryEvidence } = tables;
  const rows = await tx
    .selectDistinct({ id: entryEvidence.evidenceId })
    .from(entryEvidence)
    .where(inArray(entryEvidence.entryId, [...entries]));
  return rows.map((row) => row.id as EvidenceId);
}
