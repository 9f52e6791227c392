import { unreadable } from '../limits.ts';
import { type MediaFacts, tagAt, viewOf } from './media-facts.ts';
import { isMp3, readMp3 } from './read-mp3.ts';
import { readMp4 } from './read-mp4.ts';
import { readOgg } from './read-ogg.ts';
import { readWav } from './read-wav.ts';
import { readWebm } from './read-webm.ts';

/** The true length of a recording from its own header. Throws unreadable-file for what is no recording that is known. */
export function readMedia(bytes: Uint8Array): MediaFacts {
  const reader = readerOf(bytes);
  if (!reader) throw unreadable('This is no recording that can be read: WAV, MP3, MP4, M4A, MOV, OGG, WEBM and FLAC can.');
  try {
    const facts = reader(bytes);
    const isSane = facts.seconds !== null && Number.isFinite(facts.seconds) && facts.seconds >= 0 && facts.seconds < 7 * 86_400;
    return { ...facts, seconds: isSane ? Math.floor(facts.seconds ?? 0) : null };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw unreadable('The recording is damaged: its header ends too early.', cause);
  }
}

function readerOf(bytes: Uint8Array): ((bytes: Uint8Array) => MediaFacts) | undefined {
  const start = tagAt(bytes, 0);
  if ((start === 'RIFF' || start === 'RF64') && tagAt(bytes, 8) === 'WAVE') return readWav;
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(tagAt(bytes, 4))) return readMp4;
  if (start === 'OggS') return readOgg;
  if (start === 'fLaC') return readFlac;
  if (start === '\x1aE\xdf\xa3') return readWebm;
  return isMp3(bytes) ? readMp3 : undefined;
}

/** FLAC states rate and samples in its first block. */
function readFlac(bytes: Uint8Array): MediaFacts {
  const view = viewOf(bytes);
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22);
  return { seconds: rate > 0 && samples > 0 ? samples / rate : null, media: 'audio', startedAt: undefined };
}
