import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type FirmSession, type Means, newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { firmOfTenant } from './provision-firm.ts';

/** Who a verified Entra token speaks of. The key is tenant and oid, never an address. */
export type Identity = { tenantId: string; oid: string; name: string; email: string };
export type Profile = { name: string; email: string };

/** What is sealed of a person. */
export const profile = z.object({ name: z.string(), email: z.string() });

/**
 * The caller behind a verified identity; a first sign-in makes the person. Who comes while the firm has no administrator becomes
 * it: somebody who was only seen in a meeting is none.
 */
export async function callerFor(identity: Identity, means: Means): Promise<PersonCaller> {
  const firm = await firmOfTenant(identity.tenantId, means);
  if (!firm) throw new AppError({ code: 'not-allowed', message: 'Your organisation has not been set up in Matterclock.' });
  return means.database.withFirm(firm, async (session) => {
    const row = await findOrAddPerson(session, identity, means.now());
    const role = row.firmHasAdmin ? row.role : 'admin';
    if (role !== row.role) await session.tx.update(tables.person).set({ role }).where(eq(tables.person.id, row.id));
    return { kind: 'person', firm, person: row.id, role };
  });
}

/** The person behind an object id, made when unknown; what a door before this one did not tell of them is filled in. */
export async function findOrAddPerson(
  session: FirmSession,
  who: Omit<Identity, 'tenantId'>,
  now: Date,
): Promise<{ id: PersonId; role: PersonCaller['role']; firmHasAdmin: boolean }> {
  const known = await findPerson(session, who.oid);
  if (known) await completeProfile(session, known, who);
  else await addPerson(session, who, now);
  const row = known ?? (await findPerson(session, who.oid));
  if (!row) throw new AppError({ code: 'storage', message: 'Your sign-in could not be stored. Try again.', retry: 'later' });
  return { id: row.id as PersonId, role: row.role, firmHasAdmin: row.firmHasAdmin };
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

type PersonRow = { id: string; role: PersonCaller['role']; profile: string; firmHasAdmin: boolean };

async function findPerson({ tx }: FirmSession, oid: string): Promise<PersonRow | undefined> {
  const { person } = tables;
  const firmHasAdmin = sql<boolean>`exists (select 1 from person where role = 'admin')`;
  const rows = await tx
    .select({ id: person.id, role: person.role, profile: person.profile, firmHasAdmin })
    .from(person)
    .where(eq(person.oid, oid));
  return rows[0];
}

async function addPerson({ tx, seal, firm }: FirmSession, who: Omit<Identity, 'tenantId'>, now: Date): Promise<void> {
  const id = newId<PersonId>(now);
  const sealed = seal('person', id, { name: who.name, email: who.email });
  await tx
    .insert(tables.person)
    .values({ firmId: firm, id, oid: who.oid, role: 'timekeeper', profile: sealed, createdAt: now })
    .onConflictDoNothing();
}

/** Teams tells a name only: the address is filled in when the person first comes by a door that knows it. */
async function completeProfile({ tx, seal, open }: FirmSession, row: PersonRow, { name, email }: Profile): Promise<void> {
  const kept = profile.parse(open('person', row.id, row.profile));
  const whole = { name: kept.name || name, email: kept.email || email };
  if (whole.name === kept.name && whole.email === kept.email) return;
  await tx
    .update(tables.person)
    .set({ profile: seal('person', row.id, whole) })
    .where(eq(tables.person.id, row.id));
}
