import type { FirmId, PersonId } from './ids.ts';

export type Role = 'timekeeper' | 'admin';

/** Who asks: the first argument of every verb that touches a firm's data. */
export type Caller = PersonCaller | JobCaller;

/** A person; `onBehalfOf` is the timekeeper whose time it is, when that is somebody else. */
export type PersonCaller = { kind: 'person'; firm: FirmId; person: PersonId; role: Role; onBehalfOf?: PersonId };

export type JobCaller = { kind: 'job'; name: string; firm: FirmId };

/** Whose time the caller works on. */
export function timekeeperOf(caller: PersonCaller): PersonId {
  return caller.onBehalfOf ?? caller.person;
}

/** The actor as it is written into receipts: 'person:…' or 'job:…'. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'person' ? `person:${caller.person}` : `job:${caller.name}`;
}
