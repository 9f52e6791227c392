import { sandboxPeople } from '../../people.ts';
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

/** A rate label; the price is cents an hour, GST exclusive. */
export type RateLabel = { id: number; name: string; price: number; isFixedFee: boolean; isCustomRate: boolean };

export type FirmRecords = {
  matters: readonly Matter[];
  matterById: ReadonlyMap<number, Matter>;
  clients: readonly Contact[];
};

export const rateLabels: readonly RateLabel[] = [
  { id: 15, name: 'Partner', price: 50_000, isFixedFee: false, isCustomRate: false },
  { id: 16, name: 'Solicitor', price: 34_000, isFixedFee: false, isCustomRate: false },
  { id: 17, name: 'Paralegal', price: 18_000, isFixedFee: false, isCustomRate: false },
  { id: 18, name: 'Fixed fee', price: 0, isFixedFee: true, isCustomRate: false },
  { id: 19, name: 'Custom rate', price: 0, isFixedFee: false, isCustomRate: true },
];

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

function matterFrom(seed: MatterSeed, contacts: ReadonlyMap<string, Contact>): Matter {
  const choices = choicesFrom(seed.id * 7 + 3);
  const year = Number(/\b(?:19|20)\d{2}\b/.exec(seed.reference)?.[0] ?? 2025);
  const opened = Date.UTC(year, 0, 5 + choices.below(45));
  const clientIds = seed.clients.flatMap((text) => contacts.get(text)?.id ?? []);
  const lead = sandboxPeople[choices.below(sandboxPeople.length)];
  return {
    ...seed,
    clientIds: [...new Set(clientIds)],
    assignedTo: lead?.participantId ?? 0,
    createdTimestamp: new Date(opened).toISOString().slice(0, 10),
    modifiedAt: opened + choices.below(30) * day + choices.below(day / 1000) * 1000,
  };
}

/** Builds the firm's matters and contacts from seeds; the same seeds give the same ids and dates. */
export function firmRecords(seeds: readonly MatterSeed[]): FirmRecords {
  const contacts = collectClients(seeds);
  const matters = seeds.map((seed) => matterFrom(seed, contacts));
  return {
    matters,
    matterById: new Map(matters.map((matter) => [matter.id, matter])),
    clients: [...contacts.values()],
  };
}
