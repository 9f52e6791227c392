import { createHash } from 'node:crypto';
import type { EvidencePerson, RecordingEvidence, Utterance } from '../domain/evidence.ts';
import { fingerprintOf } from './fingerprint.ts';
import { limits, unreadable } from './limits.ts';
import { readMedia } from './media/read-media.ts';

/** What a transcription endpoint heard; seconds from the start of the recording. */
export type Heard = { utterances: Utterance[] };
/** Asks a transcription endpoint. Throws AppError in words when it cannot. */
export type Transcribe = (bytes: Uint8Array, fileName: string) => Promise<Heard>;

export type RecordingFile = { fileName: string; me?: EvidencePerson | undefined; now: Date; transcribe?: Transcribe | undefined };

const untold = 'The recording is not transcribed: no transcription service is set up.';

/**
 * A recording as evidence: its true length from its own header, and its words where an endpoint transcribes. A transcription that
 * fails is told; the length stands. Throws unreadable-file for what is no recording.
 */
export async function captureRecording(bytes: Uint8Array, file: RecordingFile): Promise<RecordingEvidence> {
  if (bytes.length === 0) throw unreadable('The file is empty.');
  if (bytes.length > limits.recording) throw unreadable(`The recording is larger than ${limits.recording / 1e9} GB.`);
  const { seconds, media, startedAt } = readMedia(bytes);
  const { utterances, warning } = await hear(bytes, file);
  const names = [...new Set(utterances.flatMap(({ speaker }) => speaker ?? []))];
  return {
    kind: 'recording',
    fingerprint: fingerprintOf('recording', [createHash('sha256').update(bytes).digest('hex')]),
    title: titleOf(file.fileName),
    fileName: file.fileName,
    media,
    at: startedAt ?? file.now,
    timekeeper: file.me ?? null,
    people: names.filter((name) => name.toLowerCase() !== file.me?.name.toLowerCase()).map((name) => ({ name, address: '' })),
    intervals: startedAt && seconds ? [{ start: startedAt, end: new Date(startedAt.getTime() + seconds * 1000) }] : [],
    seconds,
    transcribed: utterances.length > 0,
    utterances,
    warnings: [
      ...warning,
      ...(seconds === null ? ['The recording does not tell its length.'] : []),
      ...(startedAt ? [] : ['The recording does not tell when it was made: the time of capture is used.']),
    ],
  };
}

async function hear(bytes: Uint8Array, { fileName, transcribe }: RecordingFile): Promise<{ utterances: Utterance[]; warning: string[] }> {
  if (!transcribe) return { utterances: [], warning: [untold] };
  try {
    const { utterances } = await transcribe(bytes, fileName);
    return { utterances, warning: utterances.length === 0 ? ['The transcription of the recording holds no words.'] : [] };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` ${error.message}` : '';
    return { utterances: [], warning: [`The recording is not transcribed: the transcription service failed.${why}`] };
  }
}

/** A file's name as a title; '' for one that a device gave ('GMT20261119-0930_Recording'). */
function titleOf(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return /\p{L}{3}.{0,80}\s\p{L}{3}/u.test(name) && !/^(gmt|rec|recording|audio|video|voice|img|vid|new recording)[\s\d-]/i.test(name)
    ? name
    : '';
}
