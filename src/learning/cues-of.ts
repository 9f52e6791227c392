import type { LearnedKind } from '../domain/learned.ts';
import { isSharedHost } from '../domain/shared-hosts.ts';

/** What an entry may be known again by. `key` tells it from others, `label` is shown to the person. */
export type Cue = { kind: LearnedKind; key: string; label: string };

type Person = { name: string; address: string };
/** Of evidence only what cues are made of. */
export type CueSource =
  | { kind: 'mail'; subject: string; conversation: string | null; from: Person; to: Person[]; cc: Person[] }
  | { kind: 'meeting'; title: string; series?: string | undefined; people: Person[] }
  | { kind: 'other' };

const mostPeople = 10;

/**
 * The cues of evidence: its thread or series, who is on it, and their domains; colleagues of `own`, the timekeeper's address,
 * say nothing of a matter, nor do hosts that everybody has.
 */
export function cuesOf(source: CueSource, own: string): Cue[] {
  if (source.kind === 'other') return [];
  const people = source.kind === 'mail' ? [source.from, ...source.to, ...source.cc] : source.people;
  const outside = people.filter(({ address }) => address.includes('@') && !isColleague(address, own)).slice(0, mostPeople);
  return unique([...ofWhole(source), ...outside.flatMap(ofPerson), ...ofWords(source.kind === 'mail' ? source.subject : source.title)]);
}

/** The cue of what a person typed, or what a subject says whole; none for a single letter or a sentence. */
export function ofWords(text: string): Cue[] {
  const label = text.replace(/^\s*(?:(?:re|fw|fwd)\s*:\s*)+/i, '').trim();
  const key = (
    label
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
  return key.length < 2 || key.length > 60 ? [] : [{ kind: 'shorthand', key, label }];
}

function ofWhole(source: Exclude<CueSource, { kind: 'other' }>): Cue[] {
  if (source.kind === 'mail') return source.conversation ? [{ kind: 'thread', key: source.conversation, label: source.subject }] : [];
  return source.series ? [{ kind: 'series', key: source.series, label: source.title }] : [];
}

function ofPerson({ name, address }: Person): Cue[] {
  const mail = address.toLowerCase();
  const host = hostOf(mail);
  const person: Cue = { kind: 'correspondent', key: mail, label: name || mail };
  return isSharedHost(host) ? [person] : [person, { kind: 'domain', key: host, label: host }];
}

function isColleague(address: string, own: string): boolean {
  const [mail, mine] = [address.toLowerCase(), own.toLowerCase()];
  return mail === mine || (hostOf(mail) === hostOf(mine) && !isSharedHost(hostOf(mine)));
}

function hostOf(address: string): string {
  return address.split('@')[1] ?? '';
}

function unique(cues: readonly Cue[]): Cue[] {
  return [...new Map(cues.map((cue) => [`${cue.kind}|${cue.key}`, cue])).values()];
}
