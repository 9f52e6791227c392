import { inArray } from 'drizzle-orm';
import { type Means, tables } from '../database/index.ts';
import type { Caller } from '../domain/caller.ts';
import type { PersonId } from '../domain/ids.ts';
import { findOrAddPerson, profile } from './caller-for.ts';

/** A person of the firm as they are met outside a sign-in; the key is the object id in the firm's tenant. */
export type Member = { person: PersonId; oid: string; name: string; email: string };

/** Those of the object ids that belong to people the firm knows. */
export async function findMembers(caller: Caller, oids: readonly string[], means: Means): Promise<Member[]> {
  if (oids.length === 0) return [];
  const { person } = tables;
  return means.database.withFirm(caller.firm, async ({ tx, open }) => {
    const rows = await tx
      .select({ id: person.id, oid: person.oid, profile: person.profile })
      .from(person)
      .where(inArray(person.oid, [...oids]));
    return rows.map((row) => {
      const { name, email } = profile.parse(open('person', row.id, row.profile));
      return { person: row.id as PersonId, oid: row.oid, name, email };
    });
  });
}

/** The person behind an object id of the firm's own tenant; made when unknown, without any right but to their own time. */
export async function addMember(caller: Caller, who: Omit<Member, 'person'>, means: Means): Promise<Member> {
  const { id } = await means.database.withFirm(caller.firm, (session) => findOrAddPerson(session, who, means.now()));
  return { ...who, person: id };
}
