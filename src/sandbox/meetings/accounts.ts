import { personByLogin } from '../people.ts';
import type { Attendee } from './meeting.ts';
import type { Meeting } from './meeting-book.ts';

/** Somebody with an account; `tenantId` undefined is the firm's. */
export type Account = { name: string; email: string; oid: string; tenantId: string | undefined };

/** The account somebody was in a meeting with; undefined for the anonymous. */
export function accountOf(attendee: Attendee): Account | undefined {
  if (attendee.kind === 'anonymous') return undefined;
  const { name, email, oid, tenantId } = attendee.kind === 'outside' ? attendee : { ...firmAccount(attendee.login), tenantId: undefined };
  return { name, email, oid, tenantId };
}

/** Everybody with an account who is invited, the organizer first. */
export function invitedTo({ organizer, attendees }: Meeting): Account[] {
  const others = attendees.flatMap((attendee) => accountOf(attendee) ?? []).filter(({ oid }) => oid !== organizer.oid);
  return [{ name: organizer.name, email: organizer.email, oid: organizer.oid, tenantId: undefined }, ...others];
}

function firmAccount(login: string) {
  const person = personByLogin(login);
  if (person === undefined) throw new Error(`no ${login} among the people of the firm`);
  return person;
}
