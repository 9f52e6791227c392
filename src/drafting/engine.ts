import type { NarrativeStyle } from '../domain/draft-text.ts';
import type { Evidence } from '../domain/evidence.ts';

/** A stretch of the source that one entry is written for. The id is ours; an engine may only pick one of them. */
export type SourceSegment = { id: string; text: string };

/** Everything an engine may see of a piece of work. */
export type SourceBundle = {
  evidence: Evidence;
  segments: readonly SourceSegment[];
  /** Names, titles and document names around the text: what a narrative may name besides. */
  metadata: readonly string[];
  /** Words of the matter, when it is known: parties, subject, kind of work. */
  matterWords: readonly string[];
};

/** All that an engine may say. Hours, dates, matters and people never pass through it. */
export type EngineDraft = { segmentId: string; narrative: string; activityCode: string | null; quotes: string[] };

/**
 * One way to write narratives. Throws when it cannot; what it returns is untrusted until the gate has read it. `objections` tell
 * why its answer before was refused, in our own words.
 */
export type DraftingEngine = {
  id: string;
  draft: (bundle: SourceBundle, style: NarrativeStyle, signal: AbortSignal, objections?: readonly string[]) => Promise<EngineDraft[]>;
};
