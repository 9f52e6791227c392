import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, tables } from '../database/index.ts';
import type { EntryId } from '../domain/ids.ts';
import type { CueSource } from './cues-of.ts';

const person = z.object({ name: z.string(), address: z.string() });
const other = z.object({ kind: z.literal('other') });
const source = z.union([
  z.object({
    kind: z.literal('mail'),
    subject: z.string(),
    conversation: z.string().nullable(),
    from: person,
    to: z.array(person),
    cc: z.array(person),
  }),
  z.object({ kind: z.literal('meeting'), title: z.string(), series: z.string().optional(), people: z.array(person) }),
  other,
]);

/** What of an entry's evidence cues are made of; nothing of what was deleted. */
export async function readEvidence({ tx, open }: FirmSession, entry: EntryId): Promise<CueSource[]> {
  const { entryEvidence, evidence } = tables;
  const rows = await tx
    .select({ id: evidence.id, content: evidence.content })
    .from(entryEvidence)
    .innerJoin(evidence, eq(evidence.id, entryEvidence.evidenceId))
    .where(eq(entryEvidence.entryId, entry));
  return rows.flatMap(({ id, content }) => {
    const parsed = content === null ? undefined : source.safeParse(open('evidence', id, content));
    return parsed?.success ? [parsed.data] : [];
  });
}
