import type { EvidencePerson } from '../../domain/evidence.ts';
import { type Learned, learnedKinds } from '../../domain/learned.ts';
import type { Matter } from '../../domain/match.ts';
import { isSharedHost } from '../../domain/shared-hosts.ts';
import { wordSet } from '../words/read-words.ts';
import type { Ranked } from './rank-candidates.ts';
import type { Asked } from './read-asked.ts';
import type { Signal } from './read-signals.ts';

const mostReasons = 5;

const bySignal: Record<Signal, (reference: string, as: string) => string> = {
  written: (reference) => `reference ${reference} is written`,
  doubted: (reference) => `${reference} is written, but it may not mean this matter`,
  spoken: (reference, as) => `sounds like reference ${reference} ("${as}")`,
  misheard: (reference, as) => `sounds nearly like reference ${reference} ("${as}")`,
  misread: (reference, as) => `"${as}" reads like reference ${reference}: letters and digits mixed up`,
  zeros: (reference, as) => `"${as}" is reference ${reference} without its zeros`,
  year: (reference, as) => `"${as}" is like reference ${reference} with another form of the year`,
  order: (reference, as) => `"${as}" has the parts of reference ${reference} in another order`,
  letters: (reference, as) => `"${as}" is reference ${reference} without its letters`,
  swapped: (reference, as) => `reference ${reference} differs from "${as}" by two signs changed over`,
  digit: (reference, as) => `reference ${reference} differs from "${as}" by one sign`,
  missing: (reference, as) => `reference ${reference} has one sign more than "${as}"`,
  extra: (reference, as) => `reference ${reference} has one sign less than "${as}"`,
};

/** Why a matter is offered, in words a person can check; what speaks against it comes last. At most five; none when nothing speaks for it. */
export function giveReasons(ranked: Ranked, matter: Matter, asked: Asked, people: readonly EvidencePerson[]): string[] {
  const signal = asked.references.bySlot.get(ranked.slot);
  const reasons = [
    ...(signal ? [bySignal[signal.signal](matter.reference || `number ${matter.number}`, signal.as)] : []),
    ...(asked.history.get(ranked.slot) ?? []).toSorted(byKind).slice(0, 2).map(learnedReason),
    ...peopleReasons(matter, people),
    ...nameReasons(ranked, matter, asked),
  ];
  if (reasons.length === 0) return [];
  const against = [
    ...(matter.status === 'active' ? [] : [`the matter is ${matter.status}`]),
    ...(matter.billable ? [] : ['the matter is not billable']),
  ];
  return [...reasons.slice(0, mostReasons - against.length), ...against];
}

function byKind(a: Learned, b: Learned): number {
  return learnedKinds.indexOf(a.kind) - learnedKinds.indexOf(b.kind);
}

function learnedReason({ kind, on, by }: Learned): string {
  const last = dayWords(on);
  const said: Record<Learned['kind'], string> = {
    thread: `same e-mail thread, billed here on ${last}`,
    series: `same meeting series, billed here on ${last}`,
    correspondent: `time with ${by} was billed here, last on ${last}`,
    domain: `time with people at ${by} was billed here, last on ${last}`,
    shorthand: `"${by}" meant this matter on ${last}`,
  };
  return said[kind];
}

/** '2026-11-03' → '3 Nov 2026'. */
function dayWords(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : days.format(at);
}

const days = new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function peopleReasons(matter: Matter, people: readonly EvidencePerson[]): string[] {
  const reasons = new Set<string>();
  for (const { name, address } of people) {
    const mail = address.toLowerCase();
    const host = mail.split('@')[1] ?? '';
    if (matter.clientEmails.includes(mail)) reasons.add(`${address} is the client's address`);
    else if (!isSharedHost(host) && matter.clientEmails.some((email) => email.endsWith(`@${host}`)))
      reasons.add(`${address} writes from the client's domain`);
    const words = wordSet(name);
    const client = matter.clients.find((one) => [...wordSet(one)].every((word) => words.has(word)) && words.size > 1);
    if (client !== undefined) reasons.add(`${name} is the client`);
  }
  return [...reasons].slice(0, 2);
}

/** The client, the name or a party, whichever is told best; else the words they have in common. */
function nameReasons({ slot, features, sides }: Ranked, matter: Matter, asked: Asked): string[] {
  const reasons: string[] = [];
  const told = sides.clients.findIndex((side) => side.weight > 0 && side.told >= side.weight * 0.75);
  const client = matter.clients[told];
  if (client !== undefined) reasons.push(`the client ${client} is named`);
  if (features.name >= 0.75 && matter.name !== client)
    reasons.push(features.exactWords > 0.9 ? 'the matter is named' : 'nearly the name of the matter');
  else if (features.bodyClient > 0.95) reasons.push(`the client ${matter.clients[0] ?? ''} is named in the text`);
  if (reasons.length > 0) return reasons;
  const words = asked.question.terms.filter((_, at) => (sides.answered[at] ?? 0) > 0.6).map((term) => term.text);
  if (words.length > 0) return [`"${words.slice(0, 4).join(' ')}" in the subject fits its name`];
  return features.fragment > 0 && !asked.references.bySlot.has(slot) ? [`part of its reference ${matter.reference} is written`] : [];
}
