export type EvidencePerson = { name: string; address: string };

/** A stretch of time as instants; end is never before start. */
export type Interval = { start: Date; end: Date };

/** How a number of seconds came about: measured by clocks, or estimated by a named rule. */
export type TimeBasis = { seconds: number; kind: 'measured' | 'estimated' | 'entered'; sentence: string };

/** A file sent with a mail; `type` is its media type in lower case, '' where nothing tells; pages only where the file tells them. */
export type MailAttachment = { name: string; type: string; pages: number | null };

/** What was captured of one piece of work. Text of strangers: data, never instructions. */
export type MailEvidence = {
  kind: 'mail';
  /** One per message, the same from any folder or door. */
  fingerprint: string;
  direction: 'received' | 'sent';
  /** Whose hand sent it where that is not `from` (an assistant on behalf of a lawyer), else null. */
  sentBy: EvidencePerson | null;
  subject: string;
  from: EvidencePerson;
  to: EvidencePerson[];
  cc: EvidencePerson[];
  at: Date;
  conversation: string | null;
  /** It answers another mail, or passes one on. */
  relation: 'reply' | 'forward' | null;
  /** Sent to many by a program: newsletters, notices, out-of-office answers. */
  bulk: boolean;
  /** What this mail adds: without quoted history, signature and disclaimer. */
  newText: string;
  attachments: MailAttachment[];
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
  /** What makes it one of a series, the same for every session; left out where it is not known. */
  series?: string | undefined;
  /** Where it was held; null for a file that does not tell. */
  service: 'Teams' | 'Zoom' | null;
  /** Read from a file, not asked of the service that held it: the service knows one meeting from another, a file may show any. */
  fromFile?: boolean;
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

/** A document as a file: what it is called, how long it is, what it says. Nothing in it tells how long somebody worked on it. */
export type DocumentEvidence = {
  kind: 'document';
  fingerprint: string;
  /** The title the document gives itself, else its first heading, else its file's name without the ending. */
  title: string;
  fileName: string;
  format: 'docx' | 'pdf' | 'odt' | 'rtf' | 'text';
  /** Pages the file has; null where it does not tell. */
  pages: number | null;
  /** Who wrote it and who changed it last, as the file says; '' unknown. */
  author: string;
  lastAuthor: string;
  at: Date;
  /** Its text, as far as it is read; '' for a scan, which is told in `warnings`. */
  newText: string;
  warnings: string[];
};

/** A recording of sound or film: its true length from the file's own header; words only where an endpoint transcribed it. */
export type RecordingEvidence = {
  kind: 'recording';
  fingerprint: string;
  title: string;
  fileName: string;
  media: 'audio' | 'video';
  /** When it began, as the file tells, else the time of capture. */
  at: Date;
  timekeeper: EvidencePerson | null;
  /** Those who speak besides the timekeeper, as far as the transcription names them. */
  people: EvidencePerson[];
  /** When it was recorded, where the file tells its beginning and its length; else empty. */
  intervals: Interval[];
  /** Length in whole seconds, rounded down; null where the header does not tell. */
  seconds: number | null;
  transcribed: boolean;
  /** Empty when not transcribed; seconds count from the start of the recording. */
  utterances: Utterance[];
  warnings: string[];
};

export type Evidence = MailEvidence | NoteEvidence | MeetingEvidence | DocumentEvidence | RecordingEvidence;
