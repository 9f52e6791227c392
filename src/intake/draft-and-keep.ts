import type { TimekeeperCaller } from '../domain/caller.ts';
import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import type { Match } from '../domain/match.ts';
import { workDateOf } from '../domain/work-date.ts';
import { draftEvidence, timeOfEvidence, withoutInstructions } from '../drafting/index.ts';
import { type Entry, keepDraft } from '../entries/index.ts';
import { maySend, type Settings } from '../firms/index.ts';
import type { Matcher } from '../matching/index.ts';
import { draftContext, type IntakeMeans, isWorthWording, policyOf } from './drafting-context.ts';
import { proposeSplit, talkFlags } from './propose-split.ts';

/** Evidence whose matter was looked for, as what it is shown, and who looks for the matters of its stretches. */
export type Matched = { evidence: Evidence; source: Entry['source']; match: Match; me?: EvidencePerson; matcher?: Matcher };

/** Drafts and keeps evidence: timed by the rule of its firm and matter, worded locally at once, by a language model later. */
export async function draftAndKeep(
  caller: TimekeeperCaller,
  { evidence, source, match, me, matcher }: Matched,
  settings: Settings,
  means: IntakeMeans,
): Promise<{ created: boolean; entries: Entry[] }> {
  const { zone } = settings;
  const policy = policyOf(settings, match);
  const { basis, units } = timeOfEvidence(evidence, policy, zone);
  const drafted = await draftEvidence(evidence, draftContext(settings, match, me));
  const parts = matcher && 'utterances' in evidence ? proposeSplit(withoutInstructions(evidence).utterances, matcher) : [];
  const text = { ...drafted, flags: [...drafted.flags, ...talkFlags(parts, drafted.followUps)] };
  const taken = match.tier === 'exact' ? match.matter.id : null;
  const wordLater = means.engine !== undefined && isWorthWording(evidence) && maySend(settings, taken);
  const { unitMinutes } = policy;
  return keepDraft(
    caller,
    { evidence, source, text, basis, units, unitMinutes, zone, match, wordLater, workDate: workDateOf(evidence.at, zone) },
    means,
  );
}
