import type { NoteEvidence } from '../domain/evidence.ts';
import { fingerprintOf } from './fingerprint.ts';
import { checkSize, limits, unreadable } from './limits.ts';

/** A text file as a note of work. Throws unreadable-file for what is empty or no text. */
export function captureNote(bytes: Uint8Array, { fileName, now }: { fileName: string; now: Date }): NoteEvidence {
  checkSize(bytes);
  const text = decode(bytes).slice(0, limits.text).replaceAll('\r\n', '\n').trim();
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

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) throw unreadable('This is not a text file.');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable('This is not a text file in UTF-8 or UTF-16.', cause);
  }
}
