import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import { withoutInstructions } from '../drafting/index.ts';
import { type KnownOfEntry, type MatterIndex, matchKnown } from '../matching/index.ts';
import { passagesOf } from './match-meeting.ts';

const everything = { has: () => true };
const unmatched: Match = { tier: 'none', reasons: ['A file is drafted without the matters of a firm: none was looked for.'] };

/** The matter of a file's evidence among those of an index, all of them in sight; none is looked for without one. */
export function matchFile(evidence: Evidence, matters: MatterIndex | undefined): Match {
  if (matters === undefined) return unmatched;
  return matchPlain(withoutInstructions(evidence), matters);
}

function matchPlain(evidence: Evidence, matters: MatterIndex): Match {
  const match = matchKnown(knownOf(evidence), matters, everything);
  // What is only spoken of in a talk is offered, not taken: people speak of other matters too.
  if (!('utterances' in evidence) || match.tier !== 'exact' || match.agreed) return match;
  if (matchKnown({ texts: [evidence.title], people: evidence.people }, matters, everything).tier === 'exact') return match;
  const { matter, reasons, runnersUp } = match;
  return { tier: 'suggested', candidates: [{ matter, reasons: [...reasons, 'but only spoken of in the meeting'] }, ...runnersUp] };
}

/** What matching may know of evidence: its title first, then its text; of talk the words around numbers. */
function knownOf(evidence: Evidence): KnownOfEntry {
  const people = peopleOf(evidence);
  if (evidence.kind === 'mail') return { texts: [evidence.subject, evidence.newText], people };
  if (!('utterances' in evidence)) return { texts: [evidence.title, evidence.newText], people };
  return { texts: [evidence.title, ...evidence.utterances.flatMap(passagesOf)], people };
}

/** Everybody in the evidence whose name may tell the matter. */
export function peopleOf(evidence: Evidence): EvidencePerson[] {
  if (evidence.kind === 'mail') return [evidence.from, ...evidence.to, ...evidence.cc];
  return 'people' in evidence ? evidence.people : [];
}
