import type { DocumentEvidence } from '../domain/evidence.ts';
import { decodeText } from './decode-text.ts';
import type { ParsedDocument } from './files/parsed-file.ts';
import { readInWorker } from './files/read-in-worker.ts';
import { fingerprintOf } from './fingerprint.ts';
import { checkSize, limits, unreadable } from './limits.ts';

export type DocumentFile = { fileName: string; format: DocumentEvidence['format']; now: Date };

/**
 * A document as evidence: title, pages, text. One fingerprint for one text, whatever the file is called. Office files and PDF are
 * read in a thread of their own with limits. Throws unreadable-file in words for what cannot be read.
 */
export async function captureDocument(bytes: Uint8Array, { fileName, format, now }: DocumentFile): Promise<DocumentEvidence> {
  checkSize(bytes);
  const read = format === 'text' ? plain(bytes) : await readInWorker(format, bytes);
  const text = read.text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '' && format !== 'pdf') throw unreadable('The document has no text.');
  return {
    kind: 'document',
    fingerprint: fingerprintOf('document', text === '' ? [Buffer.from(bytes).toString('latin1')] : [text]),
    title: titleOf(read.title, text, fileName),
    fileName,
    format,
    pages: read.pages,
    author: read.author.slice(0, 200),
    lastAuthor: read.lastAuthor.slice(0, 200),
    at: now,
    newText: text,
    warnings: [
      ...(text !== '' && format === 'pdf' && text.length < 100 * (read.pages ?? 1)
        ? ['The PDF has hardly any text: most of it is a scan, whose words are not known.']
        : []),
      ...(text === ''
        ? [`The PDF has no text layer (a scan), ${read.pages} ${read.pages === 1 ? 'page' : 'pages'}: its words are not known.`]
        : []),
      ...(read.isCut ? ['The document is long: only its beginning was read.'] : []),
    ],
  };
}

function plain(bytes: Uint8Array): ParsedDocument {
  const text = decodeText(bytes);
  return { title: '', author: '', lastAuthor: '', pages: null, text: text.slice(0, limits.text), isCut: text.length > limits.text };
}

/** Titles that programs write by themselves. */
const meaningless =
  /^(untitled|document\d{0,3}|microsoft word\b.{0,200}|.{1,200}\.(docx?|pdf|rtf|odt|dotx?|txt)|normal|\d{1,20}|title|powerpoint presentation)$/i;

function titleOf(given: string, text: string, fileName: string): string {
  const own = given.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (own.length > 2 && !meaningless.test(own)) return own;
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .replace(/^(?:\d[\d.-]{0,20}\s){1,4}/, '')
    .trim();
  if (/\p{L}{3}.{0,80}\s\p{L}{3}/u.test(name)) return name;
  return headingOf(text) ?? name;
}

/** The first line if it reads like a heading: short, and no sentence. */
function headingOf(text: string): string | undefined {
  const line = text
    .slice(0, 2000)
    .split('\n')
    .map((one) => one.replace(/^#{1,6}\s/, '').trim())
    .find((one) => /\p{L}{3}/u.test(one));
  return line !== undefined && line.length <= 120 && !/[.,;:]$/.test(line) ? line : undefined;
}
