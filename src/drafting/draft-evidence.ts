import type { DraftText, NarrativeStyle } from '../domain/draft-text.ts';
import { defaultStyle } from '../domain/draft-text.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Sides } from './activity-code.ts';
import { localEngine, localEngineId } from './engines/local-engine.ts';
import { flagsOf } from './flag-draft.ts';
import { bundleOf, peopleIn } from './source-bundle.ts';
import { reviewTalk, type TalkReview } from './talk/review-talk.ts';
import { withoutInstructions } from './without-instructions.ts';

/** What is known besides the evidence: how the firm writes, whose work it is, words and addresses of the matter. */
export type DraftContext = Sides & { style?: NarrativeStyle; matterWords?: readonly string[] };

const silent: TalkReview = { topics: [], segments: [], followUps: [], quotes: [] };

/**
 * The draft of any evidence by the local engine, at once: narrative, activity, and for talk its stretches, quotes and follow-ups.
 * Every name, number and word of it stands in the evidence (the gate); nothing here knows of hours.
 */
export async function draftEvidence(evidence: Evidence, context: DraftContext = {}): Promise<DraftText> {
  const { style = defaultStyle, matterWords = [], ...sides } = context;
  const plain = withoutInstructions(evidence);
  const review = 'utterances' in plain ? await reviewTalk(plain.utterances, peopleIn(plain), [plain.title, ...matterWords]) : silent;
  const bundle = bundleOf(plain, matterWords);
  const [draft] = await localEngine(sides, review).draft(bundle, style, AbortSignal.timeout(60_000));
  const { narrative = '', activityCode = null, quotes = [] } = draft ?? {};
  const { segments, followUps } = review;
  const flags = flagsOf(evidence, narrative, review.topics.length > 0);
  return { narrative, engine: localEngineId, fallback: null, activityCode, quotes, segments, followUps, flags };
}
