import type { EvidencePerson } from '../domain/evidence.ts';
import type { Matter } from '../domain/match.ts';
import { foldText, tokensOf } from './fold-text.ts';

/** Mail hosts whose domain says nothing of who writes. */
const shared = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'outlook.co.nz',
  'outlook.com.au',
  'hotmail.com',
  'live.com',
  'live.com.au',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'yahoo.co.nz',
  'yahoo.com.au',
  'xtra.co.nz',
  'bigpond.com',
  'bigpond.net.au',
  'optusnet.com.au',
  'protonmail.com',
]);

/** Words of a client's name that tell nobody apart. */
const common = new Set([
  'pty',
  'ltd',
  'limited',
  'and',
  'the',
  'of',
  'co',
  'company',
  'trust',
  'estate',
  'inc',
  'new',
  'zealand',
  'australia',
]);

/** Why a matter's client is among the people or in the text, in words a person can check; empty when it is not. */
export function clientReasons(matter: Matter, people: readonly EvidencePerson[], words: ReadonlySet<string>): string[] {
  const reasons: string[] = [];
  for (const person of people) {
    const address = person.address.toLowerCase();
    if (matter.clientEmails.includes(address)) reasons.push(`${person.address} is the client's address`);
    else if (sharesDomain(address, matter.clientEmails)) reasons.push(`${person.address} writes from the client's domain`);
  }
  for (const client of matter.clients) {
    const person = people.find((one) => isSameName(one.name, client));
    if (person) reasons.push(`${person.name} is the client`);
    else if (isNamed(client, words)) reasons.push(`the client ${client} is named`);
  }
  return [...new Set(reasons)].slice(0, 3);
}

function sharesDomain(address: string, clientEmails: readonly string[]): boolean {
  const domain = address.split('@')[1] ?? '';
  return domain !== '' && !shared.has(domain) && clientEmails.some((email) => email.split('@')[1] === domain);
}

function telling(name: string): string[] {
  return tokensOf(name).filter((word) => word.length > 2 && !common.has(word));
}

function isSameName(a: string, b: string): boolean {
  const [left, right] = [telling(a), telling(b)];
  return left.length > 1 && left.length === right.length && [...left].sort().join(' ') === [...right].sort().join(' ');
}

/** Every telling word of the name stands in the text; one short word alone is not enough. */
function isNamed(client: string, words: ReadonlySet<string>): boolean {
  const name = telling(client);
  return name.length > 0 && (name.length > 1 || (name[0] ?? '').length > 4) && name.every((word) => words.has(word));
}

/** The words of texts and of people's names, folded. */
export function wordsOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => tokensOf(foldText(text.slice(0, 200_000)))));
}
