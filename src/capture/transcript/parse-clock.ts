const clock = /^(-?)(?:(\d{1,4}):)?(-?)(\d{1,2}):(-?)(\d{1,2})(?:[.,](\d{1,9}))?$/;

/**
 * Seconds of a WebVTT clock as Teams writes it: '00:01:02.500', '0:1:2.5', '1:02.500', or below zero when transcription began
 * in the middle of a call. Undefined for anything else. To the millisecond.
 */
export function parseClock(text: string): number | undefined {
  const parts = clock.exec(text.slice(0, 40));
  if (!parts || text.length > 40) return undefined;
  const millis = Math.floor(Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3)));
  const size = Number(parts[2] ?? 0) * 3600 + Number(parts[4]) * 60 + Number(parts[6]) + millis / 1000;
  return parts[1] === '-' || parts[3] === '-' || parts[5] === '-' ? -size : size;
}
