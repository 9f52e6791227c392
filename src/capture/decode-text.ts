import { unreadable } from './limits.ts';

/** The text of a file in UTF-8, or in UTF-16 with its mark; the mark is gone. Throws unreadable-file for anything else. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) throw unreadable('This is not a text file.');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable('This is not a text file in UTF-8 or UTF-16.', cause);
  }
}
