import type { MatterIndex } from '../matter-index/matter-index.ts';
import type { Difference } from '../references/near-references.ts';
import { measureSides, type Sides, shareOf } from './measure-sides.ts';
import type { Asked } from './read-asked.ts';
import type { Question } from './read-question.ts';
import type { Signal } from './read-signals.ts';

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
] as const;
export type Feature = (typeof featureNames)[number];
export type Features = Record<Feature, number>;

/** A candidate's measures, and the sides they come from. */
export type Measured = { slot: number; features: Features; sides: Sides };

/** Measures how well a slot answers what is asked. Pure; some microseconds. */
export function measure(slot: number, asked: Asked, index: MatterIndex): Measured {
  const sides = measureSides(slot, asked, index);
  const text = textFeatures(asked.question, sides);
  const matter = index.matter(slot);
  const active = matter?.status === 'active' && matter.billable ? 1 : 0;
  const fit = Math.max(text.asked, text.name);
  const features = {
    ...text,
    active,
    activeFew: active * (1 - text.evidence),
    onlyActive: 0,
    onlyActiveFew: 0,
    ...referenceFeatures(slot, asked, fit),
    fragment: sides.fragment,
    mail: sides.mail,
    domain: sides.domain,
    person: sides.person,
    bodyName: sides.bodyName,
    bodyClient: sides.bodyClient,
  };
  return { slot, features, sides };
}

type TextFeatures = Pick<
  Features,
  | 'asked'
  | 'askedSquared'
  | 'name'
  | 'client'
  | 'bestPart'
  | 'leastPart'
  | 'whole'
  | 'evidence'
  | 'surplus'
  | 'exactWords'
  | 'unanswered'
  | 'unansweredCode'
  | 'missing'
  | 'codeClash'
  | 'numberClash'
  | 'numberAgrees'
>;

function textFeatures(question: Question, sides: Sides): TextFeatures {
  const open = openTerms(question, sides);
  const asked = question.total > 0 ? open.told / question.total : 0;
  const name = shareOf(sides.name);
  const client = Math.max(...sides.clients.map(shareOf));
  const parts = sides.parts.map(shareOf);
  return {
    asked,
    askedSquared: asked * asked,
    name,
    client,
    bestPart: Math.max(...parts),
    leastPart: sides.parts.every((part) => part.weight > 0) ? Math.min(...parts) : name,
    whole: asked * Math.max(name, client),
    evidence: Math.min(1, open.told),
    surplus: Math.min(2, Math.max(0, open.told - 1)) / 2,
    exactWords: open.told > 0 ? open.exact / open.told : 0,
    unanswered: open.unanswered,
    unansweredCode: open.code * (1 - open.codeTold),
    missing: sides.missing,
    codeClash: open.code * (1 - open.codeTold) > 0.3 ? sides.codeMissing : 0,
    numberClash: open.digits > 0 ? sides.digitsMissing : 0,
    numberAgrees: open.digitsAgree,
  };
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

type ReferenceFeatures = Pick<
  Features,
  'written' | 'doubted' | 'spoken' | 'misread' | 'year' | 'swapped' | 'misheard' | 'slip' | 'slipAlone' | 'slipNamed'
>;

function referenceFeatures(slot: number, asked: Asked, fit: number): ReferenceFeatures {
  const found = asked.references.bySlot.get(slot);
  const share = found ? 1 / found.shared : 0;
  const is = (...signals: Signal[]) => (found && signals.includes(found.signal) ? share : 0);
  const slips: Difference[] = ['swapped', 'digit', 'missing', 'extra'];
  const slipped = found !== undefined && slips.some((slip) => slip === found.signal);
  return {
    written: is('written'),
    doubted: is('doubted'),
    spoken: is('spoken'),
    misread: is('misread', 'zeros'),
    year: is('year', 'order'),
    swapped: is('swapped'),
    misheard: is('misheard'),
    slip: slipped ? 1 : 0,
    slipAlone: slipped ? share : 0,
    slipNamed: slipped ? fit : 0,
  };
}
