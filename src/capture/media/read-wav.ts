import { type MediaFacts, tagAt, viewOf } from './media-facts.ts';

/** Length of a WAV file: the bytes of its data by those of a second (RIFF, and RF64 beyond 4 GB). */
export function readWav(bytes: Uint8Array): MediaFacts {
  const view = viewOf(bytes);
  let perSecond = 0;
  let long = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const tag = tagAt(bytes, at);
    if (tag === 'ds64') long = Number(view.getBigUint64(at + 16, true));
    if (tag === 'fmt ') perSecond = view.getUint32(at + 16, true);
    if (tag === 'data') {
      // A recorder that was cut off leaves the size empty or full.
      const open = size === 0 || size === 0xffffffff;
      const length = open ? long || bytes.length - at - 8 : size;
      return { seconds: perSecond > 0 ? length / perSecond : null, media: 'audio', startedAt: undefined };
    }
    at += 8 + size + (size % 2);
  }
  return { seconds: null, media: 'audio', startedAt: undefined };
}
