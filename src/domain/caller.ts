import type { FirmId, PersonId } from './ids.ts';

export type Role = 'timekeeper' | 'admin';

/** Who asks: the first argument of every verb that touches a firm's data. */
export type Caller = PersonCaller | JobCaller;

/** A person; `onBehalfOf` is the timekeeper whose time it is, when that is somebody else. */
export type PersonCaller = { kind: 'person'; firm: FirmId; person: PersonId; role: Role; onBehalfOf?: PersonId };

/** Background work; `onBehalfOf` is the person whose time it works on, when it works on one person's. */
export type JobCaller = { kind: 'job'; name: string; firm: FirmId; onBehalfOf?: PersonId };

/** A caller that works on one person's time: a person, or a job for a person. */
export type TimekeeperCaller = PersonCaller | (JobCaller & { onBehalfOf: PersonId });

/** Whether the caller works on one person's time. */
export function isForTimekeeper(caller: Caller): caller is TimekeeperCaller {
  return caller.kind === 'person' || caller.onBehalfOf !== undefined;
}

/** Whose time the caller works on. */
export function timekeeperOf(caller: TimekeeperCaller): PersonId {
  return caller.kind === 'person' ? (caller.onBehalfOf ?? caller.person) : caller.onBehalfOf;
}

/** The actor as it is written into receipts: 'person:…' or 'job:…'. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'person' ? `person:${caller.person}` : `job:${caller.name}`;
}
