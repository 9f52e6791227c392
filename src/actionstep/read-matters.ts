import { z } from 'zod';
import type { Access } from './access.ts';
import { linkedOf, wireFlag, wireId, wireLinks, wireText } from './envelope.ts';
import { type ListedPage, type Listing, readAll, readByIds, readPage } from './list-pages.ts';
import { nameOf, type Participant, participant, participantFields } from './participant.ts';

/** A client as Actionstep lists one; the name is "Jane Smith" however the firm's system orders it. */
export type ListedClient = { id: string; name: string; email: string };

/** A matter as Actionstep lists it, in our words. */
export type ListedMatter = {
  number: string;
  reference: string;
  name: string;
  status: 'active' | 'inactive' | 'closed';
  billable: boolean;
  clients: ListedClient[];
};

/** One page of matters. `gone` are numbers of matters that were deleted, or are templates. */
export type MattersPage = { matters: ListedMatter[]; gone: string[]; page: number; pages: number; total: number };

const action = z.looseObject({
  id: wireId,
  name: wireText,
  reference: wireText,
  status: wireText,
  isDeleted: wireFlag,
  isBillableOverride: wireText,
  overrideBillingStatus: wireText,
  links: z.looseObject({ primaryParticipants: wireLinks }).nullish(),
});
type Action = z.output<typeof action>;

const detailed = {
  include: 'primaryParticipants',
  'fields[actions]': 'id,name,reference,status,isDeleted,isBillableOverride,overrideBillingStatus,primaryParticipants',
  'fields[participants]': participantFields,
};
const matters: Listing<Action> = { resource: 'actions', row: action, query: { ...detailed, sort: 'id' } };
const participants = { resource: 'participants', row: participant, query: { fields: participantFields } };

const presence = z.looseObject({ id: wireId, status: wireText, isDeleted: wireFlag });
const presences = { resource: 'actions', row: presence, query: { fields: 'id,status,isDeleted', sort: 'id' } };

/** A page of the matters that the token's person sees, with their clients; only those changed `since`, if it is given. */
export async function readMatters(access: Access, page: number, since?: Date): Promise<MattersPage> {
  return withClients(access, await readPage(access, { ...matters, query: { ...matters.query, ...changed(since) } }, page));
}

/** The matters of these numbers that the token's person sees. */
export async function readMattersByNumber(access: Access, numbers: readonly string[]): Promise<ListedMatter[]> {
  const rows = await readByIds(access, { ...matters, query: detailed }, numbers);
  const page = { rows, page: 1, pages: 1, total: rows.length, body: undefined };
  return (await withClients(access, page)).matters;
}

/** A page of the numbers of the matters that the token's person sees. */
export async function readMatterNumbers(
  access: Access,
  page: number,
  since?: Date,
): Promise<Omit<MattersPage, 'matters'> & { numbers: string[] }> {
  const { rows, pages, total } = await readPage(access, { ...presences, query: { ...presences.query, ...changed(since) } }, page);
  const kept = rows.filter(isKept);
  return { numbers: kept.map(({ id }) => id), gone: goneOf(rows), page, pages, total };
}

/** Which of these matters the token's person sees at this moment. */
export async function seenAmong(access: Access, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await readByIds(access, { ...presences, query: { fields: presences.query.fields } }, numbers);
  return new Set(rows.filter(isKept).map(({ id }) => id));
}

/** The contacts of these ids, as clients. */
export async function readContacts(access: Access, ids: readonly string[]): Promise<ListedClient[]> {
  return (await readByIds(access, participants, ids)).map(toClient);
}

/** Contacts that changed, as clients. */
export async function readChangedContacts(access: Access, since: Date): Promise<ListedClient[]> {
  const rows = await readAll(access, { ...participants, query: { ...participants.query, sort: 'id', ...changed(since) } });
  return rows.map(toClient);
}

async function withClients(access: Access, { rows, body, page, pages, total }: ListedPage<Action>): Promise<MattersPage> {
  const kept = rows.filter(isKept);
  const wanted = new Set(kept.flatMap((row) => row.links?.primaryParticipants ?? []));
  const people = new Map(linkedOf(body, 'participants', participant).map((row) => [row.id, toClient(row)]));
  const missing = [...wanted].filter((id) => !people.has(id));
  for (const row of await readByIds(access, participants, missing)) people.set(row.id, toClient(row));
  return { matters: kept.map((row) => toMatter(row, people)), gone: goneOf(rows), page, pages, total };
}

function toMatter(row: Action, people: Map<string, ListedClient>): ListedMatter {
  const clients = (row.links?.primaryParticipants ?? []).flatMap((id) => people.get(id) ?? []);
  return {
    number: row.id,
    reference: row.reference,
    name: row.name,
    status: statusOf(row.status),
    billable: row.isBillableOverride !== 'F' && row.overrideBillingStatus !== 'Closed',
    clients,
  };
}

function toClient(row: Participant): ListedClient {
  return { id: row.id, name: nameOf(row), email: row.email.toLowerCase() };
}

function isKept({ isDeleted, status }: { isDeleted: boolean; status: string }): boolean {
  return !isDeleted && status !== 'Template';
}

function goneOf(rows: readonly { id: string; isDeleted: boolean; status: string }[]): string[] {
  return rows.filter((row) => !isKept(row)).map(({ id }) => id);
}

/** Filter dates carry no offset and are read as UTC, by a single source: callers overlap by a day (reference §2.5). */
function changed(since: Date | undefined): Record<string, string> {
  return since === undefined ? {} : { modifiedTimestamp_gteq: since.toISOString().slice(0, 19) };
}

function statusOf(status: string): ListedMatter['status'] {
  if (status === 'Active') return 'active';
  return status === 'Closed' ? 'closed' : 'inactive';
}
