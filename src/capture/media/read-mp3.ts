import { type MediaFacts, tagAt, viewOf } from './media-facts.ts';

/** Kilobits a second by index, of layer III in MPEG 1 and in MPEG 2 and 2.5 (ISO 11172-3, 13818-3). */
const bitrates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const rates = [44_100, 48_000, 32_000];
/** How far the first frame is looked for behind the tags. */
const searched = 65_536;

type Frame = { size: number; samples: number; rate: number; isOne: boolean; isMono: boolean };

/** Length of an MP3 file: by the count of frames its encoder wrote, else by walking every frame. */
export function readMp3(bytes: Uint8Array): MediaFacts {
  const start = firstFrame(bytes, behindTag(bytes));
  const frame = start === undefined ? undefined : frameAt(bytes, start);
  if (start === undefined || frame === undefined) return { seconds: null, media: 'audio', startedAt: undefined };
  const counted = countIn(bytes, start, frame);
  const seconds = counted === undefined ? walk(bytes, start) : (counted * frame.samples) / frame.rate;
  return { seconds, media: 'audio', startedAt: undefined };
}

/** Whether MP3 frames or an ID3 tag stand at the beginning. */
export function isMp3(bytes: Uint8Array): boolean {
  return tagAt(bytes, 0, 3) === 'ID3' || frameAt(bytes, 0) !== undefined;
}

function behindTag(bytes: Uint8Array): number {
  if (tagAt(bytes, 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  return 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
}

/** A frame that another one follows: two bytes alone may be anything. */
function firstFrame(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < Math.min(bytes.length - 4, from + searched); at += 1) {
    const frame = frameAt(bytes, at);
    if (frame && (at + frame.size >= bytes.length || frameAt(bytes, at + frame.size))) return at;
  }
  return undefined;
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  const version = (second >> 3) & 3;
  const isLayerThree = ((second >> 1) & 3) === 1;
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || version === 1 || !isLayerThree) return undefined;
  const isOne = version === 3;
  const kilobits = (isOne ? bitrates.one : bitrates.two)[third >> 4];
  const base = rates[(third >> 2) & 3];
  if (!kilobits || base === undefined) return undefined;
  const rate = isOne ? base : version === 2 ? base / 2 : base / 4;
  const samples = isOne ? 1152 : 576;
  const size = Math.floor(((samples / 8) * kilobits * 1000) / rate) + ((third >> 1) & 1);
  return { size, samples, rate, isOne, isMono: fourth >> 6 === 3 };
}

function countIn(bytes: Uint8Array, start: number, { isOne, isMono }: Frame): number | undefined {
  const view = viewOf(bytes);
  const xing = start + 4 + (isOne ? (isMono ? 17 : 32) : isMono ? 9 : 17);
  if (xing + 12 <= bytes.length && /^(Xing|Info)$/.test(tagAt(bytes, xing)) && (view.getUint32(xing + 4) & 1) === 1) {
    return view.getUint32(xing + 8);
  }
  const vbri = start + 36;
  return vbri + 18 <= bytes.length && tagAt(bytes, vbri) === 'VBRI' ? view.getUint32(vbri + 14) : undefined;
}

function walk(bytes: Uint8Array, start: number): number {
  let seconds = 0;
  for (let at = start; at < bytes.length; ) {
    const frame = frameAt(bytes, at);
    if (!frame) break;
    seconds += frame.samples / frame.rate;
    at += frame.size;
  }
  return seconds;
}
