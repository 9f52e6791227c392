import { type MediaFacts, plausible, tagAt, viewOf } from './media-facts.ts';

type Box = { tag: string; start: number; end: number };

/** Seconds from 1904, where QuickTime's clock begins, to 1970. */
const epoch = 2_082_844_800;
const deepest = 6;
/** A real film has some dozens; more are not walked. */
const mostBoxes = 100_000;
const containers = new Set(['moov', 'trak', 'mdia', 'mvex']);

/** Length and beginning of an MP4, M4A or MOV file by its movie header (ISO 14496-12), wherever in the file it stands. */
export function readMp4(bytes: Uint8Array): MediaFacts {
  const facts: MediaFacts = { seconds: null, media: 'audio', startedAt: undefined };
  const walk = { left: mostBoxes, scale: 0 };
  visit(bytes, { tag: '', start: 0, end: bytes.length }, deepest, (box) => take(bytes, box, facts, walk), walk);
  return facts;
}

function visit(bytes: Uint8Array, parent: Box, depth: number, see: (box: Box) => void, walk: { left: number }): void {
  const view = viewOf(bytes);
  for (let at = parent.start; at + 8 <= parent.end && walk.left > 0; walk.left -= 1) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= parent.end;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? parent.end - at : short;
    if (size < 8) return;
    const box = { tag: tagAt(bytes, at + 4), start: at + (isLong ? 16 : 8), end: Math.min(parent.end, at + size) };
    see(box);
    if (containers.has(box.tag) && depth > 0) visit(bytes, box, depth - 1, see, walk);
    at += size;
  }
}

function take(bytes: Uint8Array, { tag, start, end }: Box, facts: MediaFacts, walk: { scale: number }): void {
  const view = viewOf(bytes.subarray(start, end));
  if (tag === 'hdlr' && tagAt(bytes, start + 8) === 'vide') facts.media = 'video';
  if (tag === 'mehd' && walk.scale > 0 && !facts.seconds) {
    facts.seconds = (view.getUint8(0) === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4)) / walk.scale;
  }
  if (tag !== 'mvhd') return;
  const isLong = view.getUint8(0) === 1;
  const created = isLong ? Number(view.getBigUint64(4)) : view.getUint32(4);
  walk.scale = view.getUint32(isLong ? 20 : 12);
  const duration = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16);
  facts.startedAt = plausible((created - epoch) * 1000);
  // All ones: not known, as in a film that is written in pieces.
  const isKnown = walk.scale > 0 && duration > 0 && duration < (isLong ? 2 ** 63 : 0xffffffff);
  facts.seconds = isKnown ? duration / walk.scale : null;
}
