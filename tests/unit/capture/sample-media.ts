/** Recordings made byte by byte: headers as recorders write them, silence for the rest. */
export function bytesOf(...parts: (string | number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));
}

export function big(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);
}

export function little(value: number, length: number): number[] {
  return big(value, length).reverse();
}

function box(tag: string, ...content: (string | number[] | Uint8Array)[]): Uint8Array {
  const body = bytesOf(...content);
  return bytesOf(big(body.length + 8, 4), tag, body);
}

export function wav(seconds: number, size = seconds * 8000): Uint8Array {
  const format = [...little(1, 2), ...little(1, 2), ...little(8000, 4), ...little(8000, 4), ...little(1, 2), ...little(8, 2)];
  return bytesOf(
    'RIFF',
    little(36 + size, 4),
    'WAVE',
    'LIST',
    little(3, 4),
    'abc\0',
    'fmt ',
    little(16, 4),
    format,
    'data',
    little(size, 4),
    new Uint8Array(seconds * 8000),
  );
}

/** Sound in an MP4 whose header stands behind the data, as recorders write it; `fragmented`: in pieces, the length beside. */
export function mp4(seconds: number, { isVideo = false, fragmented = false, created = 0 } = {}): Uint8Array {
  const known = fragmented ? 0xffffffff : seconds * 1000;
  const header = box('mvhd', big(0, 4), big(created, 4), big(0, 4), big(1000, 4), big(known, 4), new Uint8Array(80));
  const handler = box('hdlr', big(0, 8), isVideo ? 'vide' : 'soun', new Uint8Array(12));
  const pieces = fragmented ? [box('mvex', box('mehd', big(0, 4), big(seconds * 1000, 4)))] : [];
  return bytesOf(
    box('ftyp', 'M4A ', big(0, 4)),
    box('mdat', new Uint8Array(500)),
    box('moov', header, box('trak', box('mdia', handler)), ...pieces),
  );
}

/** 32 kHz, 64 kbit/s, MPEG 1: a frame of 288 bytes has 36 ms. */
export function mp3(frames: number, { counted = 0, tag = 0 } = {}): Uint8Array {
  const frame = new Uint8Array(288);
  frame.set([0xff, 0xfb, 0x58, 0xc0]);
  const first = Uint8Array.from(frame);
  if (counted > 0) first.set(bytesOf('Xing', big(1, 4), big(counted, 4)), 21);
  const id3 = tag > 0 ? bytesOf('ID3', [3, 0, 0], big(0, 2), [Math.floor(tag / 128), tag % 128], new Uint8Array(tag)) : new Uint8Array();
  return bytesOf(id3, first, ...Array.from({ length: frames - 1 }, () => frame));
}

export function opus(seconds: number): Uint8Array {
  const page = (granule: number, content: Uint8Array) =>
    bytesOf('OggS', [0, 0], little(granule, 8), little(7, 4), little(0, 4), little(0, 4), [1, content.length], content);
  const head = bytesOf('OpusHead', [1, 1], little(312, 2), little(48_000, 4), [0, 0, 0]);
  return bytesOf(page(0, head), page(0, new Uint8Array(60)), page(seconds * 48_000 + 312, new Uint8Array(40)));
}

function element(id: number[], ...content: (string | number[] | Uint8Array)[]): Uint8Array {
  const body = bytesOf(...content);
  return bytesOf(id, [0x08, ...big(body.length, 4)], body);
}

/** As browsers record: the segment and its clusters without a size, no length stated. */
export function webm(seconds: number): Uint8Array {
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
  const cluster = (at: number) =>
    bytesOf([0x1f, 0x43, 0xb6, 0x75], unknown, element([0xe7], big(at, 4)), element([0xa3], [0x81, 0, 0, 0], new Uint8Array(20)));
  return bytesOf(
    element([0x1a, 0x45, 0xdf, 0xa3], 'webm'),
    bytesOf([0x18, 0x53, 0x80, 0x67], unknown),
    element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], big(1_000_000, 4))),
    element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], [1]))),
    cluster(0),
    cluster(seconds * 1000),
  );
}

export function flac(seconds: number): Uint8Array {
  const samples = seconds * 44_100;
  return bytesOf(
    'fLaC',
    [0x80, 0, 0, 34],
    new Uint8Array(10),
    big(44_100 * 4096 + Math.floor(samples / 2 ** 32), 4),
    big(samples % 2 ** 32, 4),
    new Uint8Array(16),
  );
}
