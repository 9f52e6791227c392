import { crc32, deflateRawSync } from 'node:zlib';

/** A file that means harm, made here: nothing of it is downloaded. */
export type Hostile = { name: string; bytes: Uint8Array; isRefused: boolean };

const text = (value: string) => new TextEncoder().encode(value);
const head = 'From: a@b.example\nTo: c@d.example\nSubject: Lease\nDate: Thu, 19 Nov 2026 20:15:00 +0000\nMessage-ID: <h@b.example>\n';
const mail = (body: string, type = 'text/plain') => text(`${head}Content-Type: ${type}; charset=utf-8\n\n${body}`);
const vtt = (payload: string) => text(`WEBVTT\n\n00:01.000 --> 00:02.000\n${payload}\n`);

/** A zip of parts; `declared` lies about how large a part becomes. */
export function zipOf(parts: Readonly<Record<string, Uint8Array>>, declared?: number): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(declared ?? content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), facts, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const word = (body: string) =>
  text(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
export const docxOf = (document: Uint8Array, more: Readonly<Record<string, Uint8Array>> = {}, declared?: number) =>
  zipOf({ '_rels/.rels': text(relations), 'word/document.xml': document, ...more }, declared);

const nest = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`).join('');

/** Texts that make bad patterns and parsers slow, bombs, and broken files; each is read or refused, at once. */
export const hostileFiles: Hostile[] = [
  { name: 'on-on.eml', bytes: mail('On '.repeat(60_000)), isRefused: false },
  { name: 'on-lines.eml', bytes: mail(`On ${'a'.repeat(290)}\n`.repeat(5000)), isRefused: false },
  { name: 'dates.eml', bytes: mail('On 2 Nov 2026, at 9:00, a b c\n'.repeat(20_000)), isRefused: false },
  { name: 'senders.eml', bytes: mail('From: a\nSent: b\n'.repeat(30_000)), isRefused: false },
  { name: 'dashes.eml', bytes: mail('-'.repeat(1_000_000)), isRefused: false },
  { name: 'subject.eml', bytes: text(`From: a@b.example\nSubject: ${'RE: '.repeat(5000)}x\n\nText`), isRefused: false },
  { name: 'addresses.eml', bytes: text(`From: ${'a@b.example, '.repeat(20_000)}\nSubject: x\n\nText`), isRefused: false },
  { name: 'ignore.eml', bytes: mail('ignore '.repeat(20_000)), isRefused: false },
  { name: 'numbers.eml', bytes: mail('1'.repeat(300_000)), isRefused: false },
  { name: 'divs.eml', bytes: mail('<div>'.repeat(20_000), 'text/html'), isRefused: false },
  { name: 'tables.eml', bytes: mail('<table>'.repeat(5000), 'text/html'), isRefused: false },
  { name: 'quotes.eml', bytes: mail(`${'<blockquote>'.repeat(5000)}x`, 'text/html'), isRefused: false },
  { name: 'styles.eml', bytes: mail(`<p style="${'a:b;'.repeat(100_000)}">x`, 'text/html'), isRefused: false },
  { name: 'deep.eml', bytes: text(`${head}MIME-Version: 1.0\n${nest(10_000)}`), isRefused: true },
  { name: 'headers.eml', bytes: text(`From: a@b.example\n${'X: y\n'.repeat(400_000)}\nText`), isRefused: true },
  { name: 'noise.eml', bytes: Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256), isRefused: true },
  { name: 'voices.vtt', bytes: vtt('<v a'.repeat(150_000)), isRefused: false },
  { name: 'arrows.vtt', bytes: text(`WEBVTT\n\n${'-->'.repeat(200_000)}`), isRefused: true },
  { name: 'long-cue.vtt', bytes: vtt('word '.repeat(120_000)), isRefused: false },
  { name: 'entities.vtt', bytes: vtt('&#1'.repeat(200_000)), isRefused: false },
  { name: 'stammer.vtt', bytes: vtt('the the um, '.repeat(20_000)), isRefused: false },
  { name: 'json.vtt', bytes: vtt(`{"spokenText":${'['.repeat(100_000)}`), isRefused: true },
  { name: 'cues.srt', bytes: text('1\n00:00:01,000 --> 00:00:02,000\nx\n\n'.repeat(60_000)), isRefused: true },
  { name: 'names.txt', bytes: text('A b c d e '.repeat(100_000)), isRefused: false },
  { name: 'times.txt', bytes: text('0:01 '.repeat(100_000)), isRefused: false },
  { name: 'bomb.docx', bytes: docxOf(word(`<w:p><w:r><w:t>${'0'.repeat(120_000_000)}</w:t></w:r></w:p>`)), isRefused: true },
  { name: 'lying-bomb.docx', bytes: docxOf(word('0'.repeat(60_000_000)), {}, 1000), isRefused: true },
  {
    name: 'many-parts.docx',
    bytes: zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`p${at}.xml`, text('<a/>')]))),
    isRefused: true,
  },
  { name: 'nested.docx', bytes: docxOf(word(''), { 'word/embedded.zip': text('PK') }), isRefused: true },
  { name: 'deep.docx', bytes: docxOf(word('<w:p>'.repeat(100_000))), isRefused: true },
  {
    name: 'entity.docx',
    bytes: docxOf(text('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>')),
    isRefused: true,
  },
  { name: 'cut.docx', bytes: docxOf(word('<w:p/>')).subarray(0, 200), isRefused: true },
  { name: 'broken.pdf', bytes: text(`%PDF-1.7\n${'1 0 obj <<'.repeat(20_000)}`), isRefused: true },
  {
    name: 'loop.pdf',
    bytes: text(
      '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 9999999/Kids[2 0 R]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n',
    ),
    isRefused: false,
  },
  { name: 'deep.rtf', bytes: text(`{\\rtf1 ${'{'.repeat(200_000)}`), isRefused: true },
  { name: 'words.rtf', bytes: text(`{\\rtf1 ${'\\u65?'.repeat(200_000)}}`), isRefused: false },
  {
    name: 'broken.msg',
    bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(5000)]),
    isRefused: true,
  },
  {
    name: 'chain.msg',
    bytes: Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array.from({ length: 20_000 }, (_, at) => (at % 4 === 0 ? 1 : 0)),
    ]),
    isRefused: true,
  },
  { name: 'boxes.mp4', bytes: text(`\0\0\0\x08ftyp${'\0\0\0\x08free'.repeat(200_000)}`), isRefused: false },
  { name: 'frames.mp3', bytes: text('ID3\x03\0\0\x7f\x7f\x7f\x7f'), isRefused: false },
  { name: 'empty.webm', bytes: Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...new Uint8Array(500_000)]), isRefused: false },
];
