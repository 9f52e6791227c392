import type { DraftText, NarrativeStyle } from '../domain/draft-text.ts';
import { defaultStyle } from '../domain/draft-text.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Sides } from './activity-code.ts';
import { localEngine, localEngineId } from './engines/local-engine.ts';
import { flagsOf } from './flag-draft.ts';
import { bundleOf } from './source-bundle.ts';
import { reviewTalk, type TalkReview } from './talk/review-talk.ts';

/** What is known besides the evidence: how the firm writes, whose work it is, words and addresses of the matter. */
export type DraftContext = Sides & { style?: NarrativeStyle; matterWords?: readonly string[] };

const silent: TalkReview = { topics: [], segments: [], followUps: [], quotes: [] };

/**
 * The draft of any evidence by the local engine, at once: narrative, activity, and for talk its stretches, quotes and follow-ups.
 * Every name, number and word of it stands in the evidence (the gate); nothing here knows of hours.
 */
export async function draftEvidence(evidence: Evidence, context: DraftContext = {}): Promise<DraftText> {
  const { style = defaultStyle, matterWords = [], ...sides } = context;
  const review =
    'utterances' in evidence ? await reviewTalk(evidence.utterances, namesIn(evidence), [evidence.title, ...matterWords]) : silent;
  const bundle = bundleOf(evidence, matterWords);
  const [draft] = await localEngine(sides, review).draft(bundle, style, AbortSignal.timeout(60_000));
  const { narrative = '', activityCode = null, quotes = [] } = draft ?? {};
  const { segments, followUps } = review;
  const flags = flagsOf(evidence, narrative, review.topics.length > 0);
  return { narrative, engine: localEngineId, fallback: null, activityCode, quotes, segments, followUps, flags };
}

function namesIn({ timekeeper, people, utterances }: Extract<Evidence, { utterances: unknown }>): string[] {
  const speakers = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
  return [timekeeper?.name ?? '', ...people.map(({ name }) => name), ...speakers];
}
