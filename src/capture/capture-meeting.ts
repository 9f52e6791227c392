import { AppError } from '../domain/errors.ts';
import type { EvidencePerson, Interval, MeetingEvidence, MeetingTiming, Utterance } from '../domain/evidence.ts';
import { joinIntervals } from '../domain/interval.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readTranscript } from './transcript/read-transcript.ts';
import type { Transcript } from './transcript/transcript.ts';

/** A meeting as it was for one person; transcripts are WebVTT as they came, second 0 of each at `startedAt`. */
export type MeetingItem = {
  /** What makes it this meeting, the same for everybody and whenever it is read. */
  key: readonly string[];
  title: string;
  /** The same for every session of a series. */
  series?: string | undefined;
  endedAt: Date;
  timekeeper: EvidencePerson;
  people: EvidencePerson[];
  timing: MeetingTiming;
  intervals: Interval[];
  transcripts: { startedAt: Date; vtt: Uint8Array }[];
  /** What the person should know of how it was captured, in sentences. */
  warnings: string[];
};

/** The clocks of attendance and transcript may differ by this, in milliseconds. */
const skew = 30_000;

/**
 * A meeting as one person's evidence: only what was said while the person was there, where attendance tells it. A transcript
 * that cannot be read is told in `warnings`; it never stops the rest.
 */
export function captureMeeting(item: MeetingItem): MeetingEvidence {
  const intervals = joinIntervals(item.intervals);
  const read = item.transcripts.map(({ startedAt, vtt }) => ({ ...tryRead(vtt), startedAt }));
  const zero = Math.min(...read.map(({ startedAt }) => startedAt.getTime()));
  const said = read.flatMap(({ startedAt, utterances }) => utterances.map((one) => shift(one, (startedAt.getTime() - zero) / 1000)));
  const heard = item.timing === 'attendance' ? said.filter((one) => isHeard(one, zero, intervals)) : said;
  return {
    kind: 'meeting',
    fingerprint: fingerprintOf('meeting', item.key),
    title: item.title,
    ...(item.series === undefined ? {} : { series: item.series }),
    service: 'Teams',
    at: intervals[0]?.start ?? item.transcripts[0]?.startedAt ?? item.endedAt,
    timekeeper: item.timekeeper,
    people: item.people,
    timing: item.timing,
    intervals,
    spokenSeconds: read.reduce((sum, { seconds }) => sum + seconds, 0),
    utterances: heard.sort((a, b) => a.from - b.from),
    warnings: [...item.warnings, ...new Set(read.flatMap(({ warnings }) => warnings))],
  };
}

/** A transcript file on its own: who was there is who speaks, the time is that of the words spoken. Throws unreadable-file. */
export function captureTranscript(bytes: Uint8Array, file: TranscriptFile): MeetingEvidence {
  return meetingOfTranscript(readTranscript(bytes), file);
}

/** The file a transcript came from, and whose it is. */
export type TranscriptFile = { fileName: string; me?: EvidencePerson | undefined; now: Date };

/** The evidence of a transcript, however it was written. */
export function meetingOfTranscript({ utterances, seconds, startedAt, warnings }: Transcript, file: TranscriptFile): MeetingEvidence {
  const names = [...new Set(utterances.flatMap(({ speaker }) => speaker ?? []))];
  const isMe = (name: string) => file.me !== undefined && name.toLowerCase() === file.me.name.toLowerCase();
  return {
    kind: 'meeting',
    fingerprint: fingerprintOf(
      'meeting',
      utterances.map(({ speaker, text }) => `${speaker ?? ''}\n${text}`),
    ),
    title: titleOf(file.fileName),
    service: null,
    fromFile: true,
    at: startedAt ?? file.now,
    timekeeper: file.me ?? null,
    people: names.filter((name) => !isMe(name)).map((name) => ({ name, address: '' })),
    timing: seconds > 0 ? 'transcript' : 'unknown',
    intervals: [],
    spokenSeconds: seconds,
    utterances,
    warnings: [...(startedAt ? [] : ['The transcript does not tell its date: the time of capture is used.']), ...warnings],
  };
}

/** Who speaks in transcripts, each name once; nobody where one cannot be read or does not tell. */
export function speakersOf(transcripts: readonly { vtt: Uint8Array }[]): string[] {
  const said = transcripts.flatMap(({ vtt }) => tryRead(vtt).utterances);
  return [...new Set(said.flatMap(({ speaker }) => speaker ?? []))];
}

/** A file's name as a title; '' for one without spaces, which is a code such as 'GMT20261119-0930'. */
function titleOf(fileName: string): string {
  const name = fileName.replace(/\.[a-z0-9]{1,5}$/i, '').trim();
  return name.includes(' ') ? name : '';
}

function tryRead(vtt: Uint8Array): Pick<Transcript, 'utterances' | 'seconds' | 'warnings'> {
  try {
    return readTranscript(vtt);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { utterances: [], seconds: 0, warnings: [`The transcript was not used. ${error.message}`] };
  }
}

function shift(one: Utterance, seconds: number): Utterance {
  return { ...one, from: one.from + seconds, to: one.to + seconds };
}

function isHeard({ from, to }: Utterance, zero: number, intervals: readonly Interval[]): boolean {
  const [start, end] = [zero + from * 1000 - skew, zero + to * 1000 + skew];
  return intervals.some((interval) => start <= interval.end.getTime() && end >= interval.start.getTime());
}
