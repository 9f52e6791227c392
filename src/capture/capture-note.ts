import type { NoteEvidence } from '../domain/evidence.ts';
import { decodeText } from './decode-text.ts';
import { fingerprintOf } from './fingerprint.ts';
import { checkSize, limits, unreadable } from './limits.ts';

/** A text file as a note of work. Throws unreadable-file for what is empty or no text. */
export function captureNote(bytes: Uint8Array, { fileName, now }: { fileName: string; now: Date }): NoteEvidence {
  checkSize(bytes);
  const text = decodeText(bytes).slice(0, limits.text).replaceAll('\r\n', '\n').trim();
  if (text === '') throw unreadable('The file has no text.');
  return {
    kind: 'note',
    fingerprint: fingerprintOf('note', [text]),
    title: fileName.replace(/\.[a-z0-9]{1,5}$/i, ''),
    at: now,
    newText: text,
    warnings: [],
  };
}
