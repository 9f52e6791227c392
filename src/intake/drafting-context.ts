import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { Match, Matter } from '../domain/match.ts';
import type { UnitPolicy } from '../domain/units.ts';
import type { DraftContext, DraftingEngine } from '../drafting/index.ts';
import type { Means } from '../entries/index.ts';
import { policyFor, type Settings } from '../firms/index.ts';

/** What drafting a piece of work needs; the engine is the language model that words drafts later, where one is configured. */
export type IntakeMeans = Means & { engine?: DraftingEngine | undefined };

/** How the firm writes, whose work it is, and what is known of the matter that was taken. */
export function draftContext(settings: Settings, match: Match, me?: EvidencePerson): DraftContext {
  const matter = takenOf(match);
  const style = { tense: settings.narrativeTense, longest: 240 };
  return { style, me, matterWords: wordsOf(matter), clientAddresses: matter?.clientEmails ?? [] };
}

/** How time becomes units on the matter that was taken, else in the firm. */
export function policyOf(settings: Settings, match: Match): UnitPolicy {
  return policyFor(settings, takenOf(match)?.id ?? null);
}

/** Name and clients of a matter: what its work is about, and whom a narrative may name besides its source. */
export function wordsOf(matter: Pick<Matter, 'name' | 'clients'> | undefined): string[] {
  return matter ? [matter.name, ...matter.clients] : [];
}

/** Whether there is a text worth wording by a model: a note is worded by its own writer. */
export function isWorthWording(evidence: Evidence): boolean {
  if (evidence.kind === 'note') return false;
  return 'utterances' in evidence ? evidence.utterances.length > 0 : evidence.newText.length > 0;
}

function takenOf(match: Match): Matter | undefined {
  return match.tier === 'exact' ? match.matter : undefined;
}
