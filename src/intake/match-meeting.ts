import type { EvidencePerson, Utterance } from '../domain/evidence.ts';
import type { Learned } from '../domain/learned.ts';
import type { Match } from '../domain/match.ts';
import type { Matcher } from '../matching/index.ts';

/** Words kept before and after one that may belong to a reference. */
const around = 4;

type Meeting = { title: string; people: readonly EvidencePerson[]; utterances: readonly Utterance[]; learned?: readonly Learned[] };

/**
 * The matter of a meeting, by its title, its people, what was learned of its series, and references that are spoken out. A
 * reference that is only spoken is offered and never taken: it was heard by a machine, and people speak of other matters too.
 */
export function matchMeeting(meeting: Meeting, match: Matcher): Match {
  const { title, people, utterances, learned = [] } = meeting;
  const found = match({ texts: [title, utterances.flatMap(passagesOf).join('\n')], people, learned });
  if (found.tier !== 'exact' || match({ texts: [title], people, learned }).tier === 'exact') return found;
  const { matter, reasons, confidence, runnersUp } = found;
  const spoken = { matter, reasons: [...reasons, 'but only spoken of in the meeting'], confidence };
  return { tier: 'suggested', candidates: [spoken, ...runnersUp] };
}

/** The words around each number of an utterance: a reference has one, and the rest of the talk names too many people. */
export function passagesOf({ text }: Utterance): string[] {
  const words = text.split(' ');
  const passages: string[] = [];
  let end = 0;
  words.forEach((word, at) => {
    if (!/\d/.test(word)) return;
    const from = Math.max(at - around, end);
    end = Math.max(end, at + around + 1);
    passages.push(words.slice(from, end).join(' '));
  });
  return passages;
}
