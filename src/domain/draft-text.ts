/** A stretch of a talk as the person reviews it: whole seconds from its start, what it was about, and what was said, verbatim. */
export type DraftSegment = { from: number; to: number; phrases: string[]; quotes: string[] };

/** Something somebody said they would do, verbatim, and who said it (null unknown). Never billed by itself. */
export type FollowUp = { speaker: string | null; at: number; text: string };

/** A narrative made from evidence, with what a person reviews beside it. Hours come from the basis, never from an engine. */
export type DraftText = {
  narrative: string;
  /** What wrote it, with its version; and why it was not the engine that was asked for. */
  engine: string;
  fallback: string | null;
  /** UTBMS activity from who and how; null where the evidence does not tell. */
  activityCode: string | null;
  /** What of the source the narrative rests on, verbatim. */
  quotes: string[];
  segments: DraftSegment[];
  followUps: FollowUp[];
  flags: string[];
};

/** How a firm writes its narratives. */
export type NarrativeStyle = {
  /** 'Perusing' or 'Perused': never mixed. */
  tense: 'gerund' | 'past';
  /** Longest narrative an engine writes, in characters. */
  longest: number;
};

export const defaultStyle: NarrativeStyle = { tense: 'gerund', longest: 240 };

/** UTBMS activities (ABA, LEDES Oversight Committee): the codes an engine may give. */
export const activityCodes = ['A101', 'A102', 'A103', 'A104', 'A105', 'A106', 'A107', 'A108', 'A109', 'A110', 'A111'] as const;
