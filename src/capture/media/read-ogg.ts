import { type MediaFacts, tagAt, viewOf } from './media-facts.ts';

/** The last page is no farther from the end: pages hold at most 65 KB. */
const tail = 200_000;

/** Length of an Ogg file (Opus, Vorbis, FLAC, Speex): the samples counted on its last page. */
export function readOgg(bytes: Uint8Array): MediaFacts {
  const sound = soundOf(bytes);
  const last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('OggS');
  const isNear = last >= Math.max(0, bytes.length - tail) && last + 14 <= bytes.length;
  if (!sound || !isNear) return { seconds: null, media: 'audio', startedAt: undefined };
  const granule = Number(viewOf(bytes).getBigInt64(last + 6, true));
  return { seconds: granule > 0 ? Math.max(0, granule - sound.skipped) / sound.rate : null, media: 'audio', startedAt: undefined };
}

function soundOf(bytes: Uint8Array): { rate: number; skipped: number } | undefined {
  const view = viewOf(bytes);
  const segments = bytes[26] ?? 0;
  const at = 27 + segments;
  if (at + 48 > bytes.length) return undefined;
  // Opus counts at 48 kHz whatever it was made from (RFC 7845 §4).
  if (tagAt(bytes, at, 8) === 'OpusHead') return { rate: 48_000, skipped: view.getUint16(at + 10, true) };
  const rate =
    tagAt(bytes, at, 7) === '\x01vorbis'
      ? view.getUint32(at + 12, true)
      : tagAt(bytes, at, 8) === 'Speex   '
        ? view.getUint32(at + 36, true)
        : tagAt(bytes, at, 5) === '\x7fFLAC'
          ? view.getUint32(at + 27) >>> 12
          : 0;
  return rate > 0 ? { rate, skipped: 0 } : undefined;
}
