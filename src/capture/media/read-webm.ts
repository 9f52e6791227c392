import { type MediaFacts, plausible, viewOf } from './media-facts.ts';

/** Elements of Matroska that are walked or read (RFC 9559). */
const id = {
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  date: 0x4461,
  tracks: 0x1654ae6b,
  track: 0xae,
  type: 0x83,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
};
const masters = new Set([id.segment, id.info, id.tracks, id.track, id.cluster, id.group]);
const millennium = Date.UTC(2001, 0, 1);
const mostElements = 2_000_000;

type State = { scale: number; duration: number; cluster: number; last: number; facts: MediaFacts };

/**
 * Length of a WebM or Matroska file: what it states, else the time of its last block, because recorders in browsers write a
 * file without a length. One pass over the elements.
 */
export function readWebm(bytes: Uint8Array): MediaFacts {
  const state: State = {
    scale: 1_000_000,
    duration: 0,
    cluster: 0,
    last: 0,
    facts: { seconds: null, media: 'audio', startedAt: undefined },
  };
  let at = 0;
  for (let seen = 0; at < bytes.length && seen < mostElements; seen += 1) {
    const element = elementAt(bytes, at);
    if (!element) break;
    if (!masters.has(element.id)) take(bytes, element, state);
    at = masters.has(element.id) ? element.start : element.start + element.size;
  }
  const ticks = state.duration || state.last;
  if (ticks > 0) state.facts.seconds = (ticks * state.scale) / 1e9;
  return state.facts;
}

type Element = { id: number; start: number; size: number };

function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23;
  const sizeAt = at + idLength;
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
  if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > bytes.length) return undefined;
  const size = numberAt(bytes, sizeAt, sizeLength) - 2 ** (7 * sizeLength);
  return { id: numberAt(bytes, at, idLength), start: sizeAt + sizeLength, size };
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((value, byte) => value * 256 + byte, 0);
}

function take(bytes: Uint8Array, { id: kind, start, size }: Element, state: State): void {
  const content = bytes.subarray(start, start + Math.min(size, 16));
  const view = viewOf(content);
  if (kind === id.scale && size <= 8) state.scale = numberAt(content, 0, size);
  if (kind === id.duration && content.length >= size)
    state.duration = size === 8 ? view.getFloat64(0) : size === 4 ? view.getFloat32(0) : 0;
  if (kind === id.date && size === 8 && content.length === 8) {
    state.facts.startedAt = plausible(millennium + Number(view.getBigInt64(0)) / 1e6);
  }
  if (kind === id.type && content[0] === 1) state.facts.media = 'video';
  if (kind === id.time && size <= 8) state.cluster = numberAt(content, 0, size);
  if ((kind === id.simpleBlock || kind === id.block) && content.length >= 4) {
    const trackLength = Math.clz32(content[0] ?? 0) - 23;
    if (trackLength + 2 <= content.length) state.last = Math.max(state.last, state.cluster + view.getInt16(trackLength));
  }
}
