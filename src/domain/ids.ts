declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type FirmId = Branded<'FirmId'>;
export type PersonId = Branded<'PersonId'>;
export type EntryId = Branded<'EntryId'>;
export type EvidenceId = Branded<'EvidenceId'>;
export type MatterId = Branded<'MatterId'>;
export type ConnectionId = Branded<'ConnectionId'>;
export type JobId = Branded<'JobId'>;
export type OutboxId = Branded<'OutboxId'>;
export type MeetingId = Branded<'MeetingId'>;
export type CardId = Branded<'CardId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version; the only form our ids take. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
