/** What the header of a recording tells: length in seconds (null where it does not), whether it has pictures, when it began. */
export type MediaFacts = { seconds: number | null; media: 'audio' | 'video'; startedAt: Date | undefined };

/** Bytes with the numbers of file formats in them; reading beyond the end throws RangeError. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Four letters at a place, as formats name their parts. */
export function tagAt(bytes: Uint8Array, at: number, length = 4): string {
  if (at >= bytes.length) return '';
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(length, bytes.length - at))).toString('latin1');
}

/** An instant if it is one a recording may have begun at; clocks that were never set say 1904 or 2001. */
export function plausible(millis: number): Date | undefined {
  return millis > Date.UTC(2002, 0, 1) && millis < Date.UTC(2100, 0, 1) ? new Date(millis) : undefined;
}
