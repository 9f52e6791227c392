import type { SandboxPerson } from '../../people.ts';
import type { MatterSeed } from './matter-seed.ts';
import { choicesFrom } from './random.ts';

/** A contact: a client, a person of the firm, or the firm itself. */
export type Contact = { id: number; name: string; email: string | null; isCompany: boolean };

export type Matter = MatterSeed & {
  clientIds: readonly number[];
  assignedTo: number;
  /** Calendar date, in spite of Actionstep's name for it. */
  createdTimestamp: string;
  /** Instant in ms. */
  modifiedAt: number;
};

export type FirmRecords = {
  matters: readonly Matter[];
  clients: readonly Contact[];
};

const firstClientId = 2001;
const companyWords = /\b(?:Pty|Ltd|Limited|Trust|Incorporated|Council)\b/;
const day = 86_400_000;

function contactFrom(text: string, id: number): Contact {
  const match = /^(.*?)\s*<([^<>\s]+)>$/.exec(text);
  const name = match?.[1] ?? text.trim();
  return { id, name, email: match?.[2] ?? null, isCompany: companyWords.test(name) };
}

function collectClients(seeds: readonly MatterSeed[]): Map<string, Contact> {
  const contacts = new Map<string, Contact>();
  for (const text of seeds.flatMap(({ clients }) => clients)) {
    if (!contacts.has(text)) contacts.set(text, contactFrom(text, firstClientId + contacts.size));
  }
  return contacts;
}

function matterFrom(seed: MatterSeed, contacts: ReadonlyMap<string, Contact>, people: readonly SandboxPerson[]): Matter {
  const choices = choicesFrom(seed.id * 7 + 3);
  const year = Number(/\b(?:19|20)\d{2}\b/.exec(seed.reference)?.[0] ?? 2025);
  const opened = Date.UTC(year, 0, 5 + choices.below(45));
  const clientIds = seed.clients.flatMap((text) => contacts.get(text)?.id ?? []);
  const lead = people[choices.below(people.length)];
  return {
    ...seed,
    clientIds: [...new Set(clientIds)],
    assignedTo: lead?.participantId ?? 0,
    createdTimestamp: new Date(opened).toISOString().slice(0, 10),
    modifiedAt: opened + choices.below(30) * day + choices.below(day / 1000) * 1000,
  };
}

/** Builds a firm's matters and contacts from seeds; the same seeds give the same ids and dates. */
export function firmRecords(seeds: readonly MatterSeed[], people: readonly SandboxPerson[]): FirmRecords {
  const contacts = collectClients(seeds);
  return { matters: seeds.map((seed) => matterFrom(seed, contacts, people)), clients: [...contacts.values()] };
}
