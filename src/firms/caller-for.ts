import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { firmOfTenant } from './provision-firm.ts';

/** Who a verified Entra token speaks of. The key is tenant and oid, never an address. */
export type Identity = { tenantId: string; oid: string; name: string; email: string };
export type Profile = { name: string; email: string };

const profile = z.object({ name: z.string(), email: z.string() });

/** The caller behind a verified identity; a first sign-in makes the person, the firm's first person is its administrator. */
export async function callerFor(identity: Identity, means: Means): Promise<PersonCaller> {
  const firm = await firmOfTenant(identity.tenantId, means);
  if (!firm) throw new AppError({ code: 'not-allowed', message: 'Your organisation has not been set up in Matterclock.' });
  return means.database.withFirm(firm, async (session) => {
    const known = await findPerson(session, identity.oid);
    const row = known ?? (await addPerson(session, identity, means.now())) ?? (await findPerson(session, identity.oid));
    if (!row) throw new AppError({ code: 'storage', message: 'Your sign-in could not be stored. Try again.', retry: 'later' });
    return { kind: 'person', firm, person: row.id as PersonId, role: row.role };
  });
}

/** Name and address of a person of the caller's firm, for the screen. */
export async function profileOf(caller: PersonCaller, means: Means): Promise<Profile> {
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx.select({ profile: tables.person.profile }).from(tables.person).where(eq(tables.person.id, caller.person));
    const row = rows[0];
    if (!row) throw new AppError({ code: 'not-found', message: 'This person is not known.' });
    return profile.parse(open('person', caller.person, row.profile));
  });
}

type PersonRow = { id: string; role: PersonCaller['role'] };

async function findPerson({ tx }: FirmSession, oid: string): Promise<PersonRow | undefined> {
  const rows = await tx.select({ id: tables.person.id, role: tables.person.role }).from(tables.person).where(eq(tables.person.oid, oid));
  return rows[0];
}

async function addPerson({ tx, seal, firm }: FirmSession, identity: Identity, now: Date): Promise<PersonRow | undefined> {
  const id = newId<PersonId>(now);
  const others = (await tx.select({ n: count() }).from(tables.person))[0]?.n ?? 0;
  const row = {
    firmId: firm,
    id,
    oid: identity.oid,
    role: others === 0 ? ('admin' as const) : ('timekeeper' as const),
    profile: seal('person', id, { name: identity.name, email: identity.email }),
    createdAt: now,
  };
  const added = await tx
    .insert(tables.person)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: tables.person.id, role: tables.person.role });
  return added[0];
}
