import type { Learned } from '../../domain/learned.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import { measureSides, type Sides, shareOf } from './measure-sides.ts';
import type { Asked } from './read-asked.ts';
import type { Question } from './read-question.ts';
import type { ReferenceSignal, Signal } from './read-signals.ts';

/** What is measured of a candidate, each about 0 to 1. */
export const featureNames = [
  'asked',
  'askedSquared',
  'name',
  'client',
  'bestPart',
  'leastPart',
  'whole',
  'evidence',
  'surplus',
  'exactWords',
  'unanswered',
  'unansweredCode',
  'missing',
  'codeClash',
  'numberClash',
  'numberAgrees',
  'active',
  'activeFew',
  'onlyActive',
  'onlyActiveFew',
  'written',
  'doubted',
  'spoken',
  'misread',
  'year',
  'swapped',
  'misheard',
  'slip',
  'slipAlone',
  'slipNamed',
  'fragment',
  'mail',
  'domain',
  'person',
  'bodyName',
  'bodyClient',
  'thread',
  'series',
  'usual',
  'usualDomain',
  'shorthand',
] as const;
export type Feature = (typeof featureNames)[number];
export type Features = Record<Feature, number>;

const none = Object.fromEntries(featureNames.map((name) => [name, 0])) as Features;

/** A candidate's measures, and the sides they come from; `named` is how much of its name, client or best party is told. */
export type Measured = { slot: number; features: Features; sides: Sides; named: number };

/** Measures how well a slot answers what is asked. Pure; some microseconds. */
export function measure(slot: number, asked: Asked, index: MatterIndex): Measured {
  const sides = measureSides(slot, asked, index);
  const features = { ...none };
  features.fragment = sides.fragment;
  features.mail = sides.mail;
  features.domain = sides.domain;
  features.person = sides.person;
  features.bodyName = sides.bodyName;
  features.bodyClient = sides.bodyClient;
  measureText(features, asked.question, sides);
  const matter = index.matter(slot);
  features.active = matter?.status === 'active' && matter.billable ? 1 : 0;
  features.activeFew = features.active * (1 - features.evidence);
  measureReference(features, asked.references.bySlot.get(slot));
  for (const { kind, share } of asked.history.get(slot) ?? []) features[byKind[kind]] = Math.max(features[byKind[kind]], share);
  return { slot, features, sides, named: namedOf(features, sides, matter?.name ?? '') };
}

const parties = /\s(?:v|vs|versus)\.?\s/i;
/** What stands after a dash is a party if it is written like a name: not "restructure" or "Share sale agreement". */
const partyAfterDash = /\s[-–—;]\s.*\p{Lu}\p{Ll}+.*\s\p{Lu}/u;

function namedOf(features: Features, { parts }: Sides, name: string): number {
  const isParty = parties.test(name) || partyAfterDash.test(name);
  return Math.max(features.client, features.name, isParty ? features.bestPart : shareOf(parts[0]));
}

function measureText(features: Features, question: Question, sides: Sides): void {
  const open = openTerms(question, sides);
  const [first, second] = sides.parts;
  const parts = [shareOf(first), shareOf(second)] as const;
  features.asked = question.total > 0 ? open.told / question.total : 0;
  features.askedSquared = features.asked * features.asked;
  features.name = shareOf(sides.name);
  features.client = sides.clients.reduce((best, side) => Math.max(best, shareOf(side)), 0);
  features.bestPart = Math.max(...parts);
  features.leastPart = first.weight > 0 && second.weight > 0 ? Math.min(...parts) : features.name;
  features.whole = features.asked * Math.max(features.name, features.client);
  features.evidence = Math.min(1, open.told);
  features.surplus = Math.min(2, Math.max(0, open.told - 1)) / 2;
  features.exactWords = open.told > 0 ? open.exact / open.told : 0;
  features.unanswered = open.unanswered;
  features.unansweredCode = open.code * (1 - open.codeTold);
  features.missing = sides.missing;
  features.codeClash = features.unansweredCode > 0.3 ? sides.codeMissing : 0;
  features.numberClash = open.digits > 0 ? sides.digitsMissing : 0;
  features.numberAgrees = open.digitsAgree;
}

/** What of the terms asked is answered, and the weightiest that are not. */
function openTerms(question: Question, { answered }: Sides) {
  const open = { told: 0, exact: 0, unanswered: 0, code: 0, codeTold: 0, digits: 0, digitsAgree: 0 };
  for (const [at, term] of question.terms.entries()) {
    const likeness = answered[at] ?? 0;
    const rest = term.weight * (1 - likeness);
    open.told += term.weight * likeness;
    if (likeness > 0.97) open.exact += term.weight;
    open.unanswered = Math.max(open.unanswered, rest);
    if (term.style === 'code') open.code = Math.max(open.code, rest);
    if (term.style === 'code') open.codeTold = Math.max(open.codeTold, likeness);
    if (term.digits && likeness < 0.5) open.digits = Math.max(open.digits, term.weight);
    if (term.digits && likeness > 0.97) open.digitsAgree = Math.max(open.digitsAgree, term.weight);
  }
  return open;
}

const bySignal: Partial<Record<Signal, Feature>> = {
  written: 'written',
  doubted: 'doubted',
  spoken: 'spoken',
  misread: 'misread',
  zeros: 'misread',
  year: 'year',
  order: 'year',
  letters: 'year',
  swapped: 'swapped',
  misheard: 'misheard',
};
const slips: ReadonlySet<Signal> = new Set(['swapped', 'digit', 'missing', 'extra']);

const byKind: Record<Learned['kind'], Feature> = {
  thread: 'thread',
  series: 'series',
  correspondent: 'usual',
  domain: 'usualDomain',
  shorthand: 'shorthand',
};

/** A signal that several matters share counts for each of them by its share. */
function measureReference(features: Features, found: ReferenceSignal | undefined): void {
  if (!found) return;
  const share = 1 / found.shared;
  const feature = bySignal[found.signal];
  if (feature) features[feature] = share;
  if (!slips.has(found.signal)) return;
  features.slip = 1;
  features.slipAlone = share;
  features.slipNamed = Math.max(features.asked, features.name);
}
