import type { Matter } from '../../domain/match.ts';
import { referenceParts } from '../references/reference-key.ts';
import { readWords, type Word } from '../words/read-words.ts';

/** Where a word stands in a matter. `part` is the side of a name with two; `client` counts from 1. */
export type Place = { kind: 'name' | 'client' | 'initials' | 'aside'; part: 0 | 1; client: 0 | 1 | 2 | 3; code: boolean };
export type MatterWord = { word: string } & Place;

const most = 120;
const parties = /\s(?:v|vs|versus)\.?\s|\s[-–—]\s|;/i;
/** Words that close the name of a company: initials leave them out, and they tell nobody apart. */
export const closings = new Set(['pty', 'ltd', 'inc', 'corp', 'co', 'nl', 'plc']);

/**
 * The words under which a matter is found: of its name and clients, the initials of long names (MIMIA, ACCC), the parts of
 * its reference ('#0107') and its clients' addresses ('@mail', '@@domain'). At most 120.
 */
export function wordsOfMatter(matter: Matter): MatterWord[] {
  const words: MatterWord[] = [];
  for (const [index, part] of partsOfName(matter.name).entries()) {
    const read = readWords(part);
    words.push(...read.map((word): MatterWord => placed(word, 'name', index === 0 ? 0 : 1, 0)));
    words.push(...initials(read, index === 0 ? 0 : 1, 0));
  }
  for (const [index, client] of matter.clients.slice(0, 3).entries()) addClient(words, readWords(client), clientNumber(index));
  for (const word of asideWords(matter)) words.push({ word, kind: 'aside', part: 0, client: 0, code: false });
  return words.slice(0, most);
}

/** The parties of a name: 'A v B' → A, B; 'Kyle Ryan - motor accident' → Kyle Ryan, motor accident. */
function partsOfName(name: string): string[] {
  const [first = '', ...rest] = name.split(parties);
  return rest.length === 0 ? [first] : [first, rest.join(' ')];
}

function clientNumber(index: number): 1 | 2 | 3 {
  return index === 0 ? 1 : index === 1 ? 2 : 3;
}

function placed(word: Word, kind: Place['kind'], part: 0 | 1, client: Place['client']): MatterWord {
  return { word: word.text, kind, part, client, code: word.style === 'code' };
}

/** A client's word that stands in the name already is marked there. */
function addClient(words: MatterWord[], client: readonly Word[], number: 1 | 2 | 3): void {
  for (const word of client) {
    const there = words.find((one) => one.word === word.text && one.kind === 'name' && one.client === 0);
    if (there) there.client = number;
    else words.push(placed(word, 'client', 0, number));
  }
  words.push(...initials(client, 0, number));
}

function initials(words: readonly Word[], part: 0 | 1, client: Place['client']): MatterWord[] {
  const open = words.filter((word) => !closings.has(word.text) && /^\p{L}/u.test(word.text));
  if (open.length < 3 || open.length > 8) return [];
  return [{ word: open.map((word) => word.text[0]).join(''), kind: 'initials', part, client, code: true }];
}

function asideWords(matter: Matter): Set<string> {
  const aside = new Set<string>();
  for (const part of referenceParts(matter.reference)) {
    aside.add(`#${part}`);
    if (/^0+\d/.test(part)) aside.add(`#${part.replace(/^0+/, '')}`);
  }
  for (const email of matter.clientEmails) {
    aside.add(`@${email}`);
    const domain = email.split('@')[1] ?? '';
    if (domain !== '') aside.add(`@@${domain}`);
  }
  return aside;
}
