import { AppError } from '../domain/errors.ts';

/** What one captured thing may be; beyond it is refused before work is spent on it. */
export const limits = {
  bytes: 25_000_000,
  /** A recording is only looked through for its header, never unpacked. */
  recording: 2_000_000_000,
  text: 2_000_000,
  /** Characters of a mail in which what it adds is looked for: some 35 000 words, history and all. */
  mail: 200_000,
  attachments: 500,
  depth: 60,
  /** A transcript of a day has some 20 000 cues. */
  cues: 50_000,
  /** Characters of one cue; Teams writes two short lines. */
  cue: 20_000,
};

/** Throws unreadable-file for more than the largest file taken. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw unreadable('The file is empty.');
  if (bytes.length > limits.bytes) {
    throw unreadable(`The file has ${Math.ceil(bytes.length / 1_000_000)} MB; at most ${limits.bytes / 1_000_000} MB are read.`);
  }
}

/** The one failure of capture: the file cannot be read, and why in a sentence. */
export function unreadable(message: string, cause?: unknown): AppError {
  return new AppError({ code: 'unreadable-file', message, cause });
}
