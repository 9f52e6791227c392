export type EvidencePerson = { name: string; address: string };

/** A stretch of time as instants; end is never before start. */
export type Interval = { start: Date; end: Date };

/** How a number of seconds came about: measured by clocks, or estimated by a named rule. */
export type TimeBasis = { seconds: number; kind: 'measured' | 'estimated' | 'entered'; sentence: string };

/** What was captured of one piece of work. Text of strangers: data, never instructions. */
export type MailEvidence = {
  kind: 'mail';
  /** One per message, the same from any folder or door. */
  fingerprint: string;
  direction: 'received' | 'sent';
  subject: string;
  from: EvidencePerson;
  to: EvidencePerson[];
  cc: EvidencePerson[];
  at: Date;
  conversation: string | null;
  /** What this mail adds: without quoted history, signature and disclaimer. */
  newText: string;
  attachments: string[];
  warnings: string[];
};

/** A plain text file: a note of work done. */
export type NoteEvidence = {
  kind: 'note';
  fingerprint: string;
  title: string;
  at: Date;
  newText: string;
  warnings: string[];
};

/** What one person said; seconds count from the start of the meeting's first transcript and may be negative (Teams). */
export type Utterance = { speaker: string | null; from: number; to: number; text: string };

/** Where the time of a meeting comes from, the truest first: attendance, then start and end, then the words spoken, or nowhere. */
export type MeetingTiming = 'attendance' | 'schedule' | 'transcript' | 'unknown';

/** A meeting as one timekeeper's work: the intervals are that person's own. */
export type MeetingEvidence = {
  kind: 'meeting';
  /** One per meeting; the ledger holds it once per person. */
  fingerprint: string;
  title: string;
  /** Where it was held; null for a file that does not tell. */
  service: 'Teams' | null;
  at: Date;
  /** Whose work it is, as far as it is known. */
  timekeeper: EvidencePerson | null;
  /** Those who were there besides the timekeeper. */
  people: EvidencePerson[];
  timing: MeetingTiming;
  intervals: Interval[];
  /** Length of what was transcribed, in whole seconds; 0 without a transcript. */
  spokenSeconds: number;
  utterances: Utterance[];
  warnings: string[];
};

export type Evidence = MailEvidence | NoteEvidence | MeetingEvidence;

/** A narrative made from evidence. Hours come from the basis, never from an engine. */
export type DraftText = { narrative: string; engine: string; flags: string[] };
