import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, tables } from '../database/index.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Entry } from './entry.ts';

const stored = z.array(z.object({ name: z.string() }));

/** Matters of the person whose clients are looked for in narratives, the last used first. */
const most = 200;

/** The clients of the person's matters by matter: those of the entries, and of the matters the person used last. */
export async function readClients({ tx }: FirmSession, timekeeper: PersonId, entries: readonly Entry[]): Promise<Map<string, string[]>> {
  const { matter, matterVisibility } = tables;
  const own = [...new Set(entries.flatMap(({ matterId }) => matterId ?? []))];
  const used = isNotNull(matterVisibility.usedAt);
  const rows = await tx
    .select({ id: matter.id, clients: matter.clients })
    .from(matterVisibility)
    .innerJoin(matter, and(eq(matter.firmId, matterVisibility.firmId), eq(matter.id, matterVisibility.matterId)))
    .where(and(eq(matterVisibility.personId, timekeeper), own.length === 0 ? used : or(used, inArray(matter.id, own))))
    .orderBy(desc(matterVisibility.usedAt))
    .limit(most);
  return new Map(rows.map(({ id, clients }) => [id, stored.parse(clients).map(({ name }) => name)]));
}

/** Clients of the other matters that are none of this one's. */
export function clientsBesides(matter: string | null, clients: ReadonlyMap<string, string[]>): string[] {
  const own = new Set(clients.get(matter ?? '')?.map((client) => client.toLowerCase()));
  const others = [...clients].filter(([id]) => id !== matter).flatMap(([, names]) => names);
  return matter === null ? [] : [...new Set(others)].filter((name) => !own.has(name.toLowerCase()));
}
