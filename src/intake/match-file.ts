import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import { withoutInstructions } from '../drafting/index.ts';
import { type Matcher, type MatterIndex, matchKnown } from '../matching/index.ts';
import { matchMeeting } from './match-meeting.ts';

const everything = { has: () => true };
const unmatched: Match = { tier: 'none', reasons: ['A file is drafted without the matters of a firm: none was looked for.'] };

/** The matter of a file's evidence among those of an index, all of them in sight; none is looked for without one. */
export function matchFile(evidence: Evidence, matters: MatterIndex | undefined): Match {
  if (matters === undefined) return unmatched;
  return matchEvidence(evidence, matcherOf(matters));
}

/** Looks among all matters of an index. */
export function matcherOf(matters: MatterIndex): Matcher {
  return (known) => matchKnown(known, matters, everything);
}

/** The matter of any evidence, by what a person may see of it. What speaks to a program names no matter. */
export function matchEvidence(evidence: Evidence, match: Matcher): Match {
  return matchPlain(withoutInstructions(evidence), match);
}

function matchPlain(evidence: Evidence, match: Matcher): Match {
  const people = peopleOf(evidence);
  if (evidence.kind === 'mail') return match({ texts: [evidence.subject, evidence.newText], people });
  if ('utterances' in evidence) return matchMeeting({ title: evidence.title, people, utterances: evidence.utterances }, match);
  return match({ texts: [evidence.title, evidence.newText], people });
}

/** Everybody in the evidence whose name may tell the matter. */
export function peopleOf(evidence: Evidence): EvidencePerson[] {
  if (evidence.kind === 'mail') return [evidence.from, ...evidence.to, ...evidence.cc];
  return 'people' in evidence ? evidence.people : [];
}
