import type { EvidencePerson, Utterance } from '../domain/evidence.ts';
import type { Match, Matter } from '../domain/match.ts';
import { matchEntry, type ReferenceCounter } from '../matching/index.ts';

/** Words kept before and after one that may belong to a reference. */
const around = 4;

/**
 * The matter of a meeting, by its title, its people, and references that are spoken out. A reference that is only spoken, and
 * with nobody of its client there, is offered and not taken: people speak of other matters too.
 */
export function matchMeeting(
  meeting: { title: string; people: readonly EvidencePerson[]; utterances: readonly Utterance[] },
  matters: readonly Matter[],
  counter: ReferenceCounter,
): Match {
  const { title, people, utterances } = meeting;
  const match = matchEntry({ texts: [title, ...utterances.flatMap(passagesOf)], people }, matters, counter);
  if (match.tier !== 'exact' || match.agreed) return match;
  const titled = matchEntry({ texts: [title], people }, matters, counter);
  if (titled.tier === 'exact') return match;
  const { matter, reasons, runnersUp } = match;
  return { tier: 'suggested', candidates: [{ matter, reasons: [...reasons, 'but only spoken of in the meeting'] }, ...runnersUp] };
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
