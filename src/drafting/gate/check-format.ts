import type { NarrativeStyle } from '../../domain/draft-text.ts';
import { checkNarrative } from '../../domain/narrative-checks.ts';
import { isMethod } from '../words/method-verbs.ts';

/** What a narrative of an engine may not have; each is a reason of its own. */
const refused: Readonly<Record<string, string>> = {
  vague: 'it does not say what was done',
  'block-billed': 'it holds several tasks',
  'first-person': 'it speaks in the first person',
  'duration-in-text': 'it states a duration',
  'private-identifier': 'it holds a private identifier',
  'too-long': 'it is too long',
  'advice-content': 'it tells what was advised',
  'settlement-figure': 'it tells a settlement figure',
};
const money = /[$€£]\s?\d|\b(?:AUD|NZD|USD)\s?\d/;
const spokenDuration =
  /\b(?:an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|\d+)[ -](?:(?:and a half|more|billable|additional) )?(?:hours?|minutes?|mins?|hrs?|units?)\b/i;

/** Why the form of a narrative is refused, in clauses; empty for a good one. */
export function checkFormat(narrative: string, style: NarrativeStyle): string[] {
  const first = /^\p{L}+/u.exec(narrative)?.[0] ?? '';
  return [
    ...(isMethod(first) ? [] : ['it does not begin with how the work was done']),
    ...(narrative.length > style.longest ? ['it is too long'] : []),
    ...(/[\p{Cc}\p{Cf}\p{Extended_Pictographic}]/u.test(narrative.replace(/[\d#*]/g, '')) ? ['it holds signs that are no text'] : []),
    ...(money.test(narrative) ? ['it states a sum of money'] : []),
    ...(spokenDuration.test(narrative) ? ['it states a duration'] : []),
    ...checkNarrative(narrative).flatMap(({ code }) => refused[code] ?? []),
  ];
}
