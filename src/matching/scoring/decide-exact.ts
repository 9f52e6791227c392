import type { Matter } from '../../domain/match.ts';
import type { MatterIndex } from '../matter-index/matter-index.ts';
import type { Written } from '../references/find-references.ts';
import type { Sight } from './find-candidates.ts';
import { isNamedInstead, named } from './is-contested.ts';
import type { Ranked } from './rank-candidates.ts';
import type { Asked } from './read-asked.ts';

/** The one matter whose reference is written, or why the matter of a written reference is not taken without asking. */
export type Exact =
  | { kind: 'exact'; slot: number; matter: Matter; agreed: boolean }
  | { kind: 'doubt'; slot: number; doubt: string }
  | { kind: 'no' };

const whole = 0.97;
const companies = new Set(['pty', 'ltd', 'inc', 'corp']);
const caseName = /\s(?:v|vs|versus|ats)\.?\s|\bestate of\b|\b(?:purchase|sale) of \d/i;

/**
 * Exact only when one reference is written in own text (design §4): one matter of the firm carries it, of any status and seen
 * by anybody; that matter is in sight, open and billable; no other reference stands there; and no other client or party is
 * named, neither one that is known nor one that looks like it.
 */
export function decideExact(asked: Asked, ranked: readonly Ranked[], index: MatterIndex, sight: Sight): Exact {
  const target = writtenTarget(asked, sight);
  if (target === undefined) return { kind: 'no' };
  const matter = index.matter(target);
  const own = ranked.find((one) => one.slot === target);
  if (!matter || !own) return { kind: 'no' };
  const doubt = doubtOfReference(asked, target, index) ?? doubtOfMatter(matter) ?? doubtOfText(asked, own, ranked, index);
  if (doubt !== undefined) return { kind: 'doubt', slot: target, doubt };
  return { kind: 'exact', slot: target, matter, agreed: agrees(own) };
}

/** The matter in sight that the first sure reference, or the first number, names. */
function writtenTarget({ references }: Asked, sight: Sight): number | undefined {
  const slots = [
    ...references.written.filter(isSure).flatMap((written) => written.slots),
    ...references.numbers.flatMap((number) => number.slots),
  ];
  return slots.find((slot) => sight.has(slot));
}

function isSure(written: Written): boolean {
  return written.trust === 'sure';
}

function doubtOfReference({ references, cut }: Asked, target: number, index: MatterIndex): string | undefined {
  if (cut) return 'the text is too long to be read whole';
  const own = references.written.filter((written) => written.slots.includes(target));
  if (!own.some(isSure) && references.numbers.length === 0) return 'the reference may be chance';
  if (own.some(({ slots, key }) => slots.length > 1 || index.isCrowded(key))) return 'more than one matter of the firm carries it';
  for (const written of references.written) {
    const other = written.slots.length > 0 ? !written.slots.includes(target) : isSure(written) || isLike(written, own);
    if (other && written.trust !== 'foreign') return 'another reference is written too';
  }
  return references.numbers.some(({ slots }) => slots.length !== 1 || slots[0] !== target)
    ? 'the number is also that of another matter'
    : undefined;
}

/** A number of the same length beside one that is a reference is as likely one: "247588 (was 247568)". */
function isLike({ key, trust }: Written, own: readonly Written[]): boolean {
  return trust === 'bare' && own.some((written) => written.key.length === key.length && /^\d+$/.test(written.key));
}

function doubtOfMatter(matter: Matter): string | undefined {
  if (matter.status !== 'active') return `the matter is ${matter.status}`;
  return matter.billable ? undefined : 'the matter is not billable';
}

/** Another's name in the text, known to the firm or not; or a correspondent who is another matter's client. */
function doubtOfText(asked: Asked, own: Ranked, ranked: readonly Ranked[], index: MatterIndex): string | undefined {
  for (const other of ranked) {
    if (other.slot === own.slot) continue;
    if (isThreadOf(other) && !isThreadOf(own)) return 'but the same thread or series was billed on another matter';
    const name = index.matter(other.slot)?.name ?? '';
    if (isNamedInstead(other, own) || isNamedWhole(other, own)) return `but ${name} is named`;
    if (isCorrespondentInstead(other, own)) return `but another client is involved: ${index.matter(other.slot)?.clients[0] ?? name}`;
  }
  if (own.features.asked > 0.5) return undefined;
  const { terms } = asked.question;
  if (terms.some((term) => term.style === 'code' && !term.known && term.weight > 0.5)) return 'but the text names something else';
  const shaped = caseName.test(asked.rest) || terms.some((term) => companies.has(term.text));
  return shaped ? 'but the text names somebody else' : undefined;
}

/**
 * The whole name of a sister matter, where this one's has more or less to it; or just a client's name, however common, that this
 * matter has nothing of.
 */
function isNamedWhole({ features }: Ranked, own: Ranked): boolean {
  const more = features.asked - own.features.asked;
  const fitsBetter = features.name > whole && (more > 0.03 || (more >= 0 && own.features.name < features.name - 0.1));
  const isOther = features.client > whole && own.features.client < 0.3 && own.features.asked < 0.3 && features.asked > 0.5;
  return (fitsBetter && features.evidence > 0.3) || isOther;
}

function isThreadOf({ features }: Ranked): boolean {
  return features.thread > 0 || features.series > 0;
}

function isCorrespondentInstead({ features }: Ranked, own: Ranked): boolean {
  const fits = (one: Ranked['features']) => Math.max(one.mail, one.domain, one.person > 0.95 ? 1 : 0);
  return fits(features) > 0 && fits(own.features) === 0 && own.features.client < named;
}

/** The client, a correspondent, the whole name or what was learned fits the reference too. */
function agrees({ features, sides }: Ranked): boolean {
  const client = sides.clients.some((side) => side.told > 0.45 && side.told >= side.weight * 0.9);
  const name = sides.name.told > 0.6 && features.name >= 0.9;
  const people = features.mail > 0 || features.domain > 0 || features.person > 0.95 || features.bodyClient > 0.95;
  return client || name || people || features.thread > 0 || features.series > 0 || features.usual >= 0.5;
}
