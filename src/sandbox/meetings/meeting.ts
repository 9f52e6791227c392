/** Somebody who was in a meeting: of the firm (by login), known from another tenant, or without an account. */
export type Attendee = {
  /** The name as Teams shows it, also in the transcript. */
  name: string;
  role: 'Organizer' | 'Presenter' | 'Attendee';
  /** When they were there, in seconds from the start of the meeting. */
  present: readonly { from: number; to: number }[];
} & ({ kind: 'firm'; login: string } | { kind: 'outside'; email: string; oid: string; tenantId: string } | { kind: 'anonymous' });

/** One person's words without a break; `at` is in seconds from the start of the transcript and may be negative. */
export type Utterance = { at: number; speaker: string; text: string };

/** How the cues of a transcript look: as Graph's reference shows them, or as Teams exports them. */
type CueShape = 'graph' | 'export';

export type Transcript = {
  utterances: readonly Utterance[];
  shape: CueShape;
  /** Seconds from the start of the meeting to the start of the transcript. */
  startsAt: number;
};

/** A scheduled meeting as it will go when it is held. */
export type MeetingSeed = {
  /** Unique, kebab-case. */
  key: string;
  title: string;
  /** Login of the person of the firm who called it. */
  organizer: string;
  /** Length in the calendar and as held. */
  plannedSeconds: number;
  heldSeconds: number;
  attendees: readonly Attendee[];
  /** undefined: nobody started the transcription. */
  transcript: Transcript | undefined;
};
