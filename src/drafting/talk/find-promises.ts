import type { FollowUp } from '../../domain/draft-text.ts';
import type { Utterance } from '../../domain/evidence.ts';
import { spokenSentences } from './spoken-sentences.ts';

const act =
  'advise|amend|apply|arrange|attend|book|brief|call|chase|check|circulate|confirm|contact|draft|email|engage|file|finalise|finalize|follow up|forward|get (?:back|that|it|them|you)|give you|instruct|issue|lodge|look into|make (?:a|an|the)|negotiate|obtain|organise|organize|phone|prepare|produce|propose|provide|put (?:together|in writing)|redraft|reply|request|respond|review|revise|ring|schedule|search|send|serve|set up|settle|sign|speak (?:to|with)|submit|talk to|update|write';
/** Somebody takes work upon themselves or gives it: 'I'll send you the valuation', 'can you sign the deed by Friday'. */
const task = new RegExp(
  `\\b(?:(?:I|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to| need to| have to)|(?:can|could|would|will) you(?: please)?|(?:you|he|she|they)(?:['’]ll| will| need to| needs to| have to| has to)|action (?:item|point)|let me) (?:also |just |then |now |please )?(?:${act})\\b`,
  'i',
);
/** Something was settled. */
const decision =
  /\b(?:we|they|everyone|both sides|the parties)(?:['’]ve| have|['’]re| are| all)? (?:agreed|decided|resolved|settled)\b|\b(?:it is|it's|that's|that is|so it's) (?:agreed|settled|decided)\b|\b(?:my|our|your|the) instructions (?:are|is) (?:to|that)\b|\b(?:we|I)(?:['’]ll| will) (?:accept|reject|proceed|go ahead|go with)\b|\blet's (?:go with|proceed|accept|reject|settle)\b/i;

const shortest = 20;
const longest = 220;
const most = 12;

export type Promises = { tasks: FollowUp[]; decisions: FollowUp[] };

/** What was taken on and what was settled, verbatim, with who said it and when. */
export function findPromises(turns: readonly Utterance[]): Promises {
  const found: Promises = { tasks: [], decisions: [] };
  for (const { speaker, from, text } of turns) {
    for (const sentence of spokenSentences(text)) {
      if (sentence.length < shortest || sentence.length > longest) continue;
      const list = decision.test(sentence) ? found.decisions : task.test(sentence) ? found.tasks : undefined;
      if (list && list.length < most) list.push({ speaker, at: Math.max(0, Math.floor(from)), text: sentence });
    }
  }
  return found;
}
