import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { limits, unreadable } from '../limits.ts';
import type { ParsedDocument } from './parsed-file.ts';

/** Pages read for their text; the rest is only counted. */
const mostPages = 200;

const damaged = 'The PDF is damaged and cannot be read.';

const information = z.object({
  info: z.object({ Title: z.string().catch(''), Author: z.string().catch('') }).catch({ Title: '', Author: '' }),
});
const item = z.object({ str: z.string(), hasEOL: z.boolean() });

/** Title, author, pages and text of a PDF; no text for a scan. Nothing in the file is run. Throws unreadable-file for a broken one. */
export async function readPdf(bytes: Uint8Array): Promise<ParsedDocument> {
  const pdf = await open(bytes);
  const { info } = information.parse(await pdf.getMetadata().catch(() => ({ info: {} })));
  let text = '';
  let page = 1;
  for (; page <= Math.min(pdf.numPages, mostPages) && text.length < limits.text; page += 1) text += await textOf(pdf, page);
  return {
    title: info.Title.trim(),
    author: info.Author.trim(),
    lastAuthor: '',
    pages: pdf.numPages,
    text: text.trim().slice(0, limits.text),
    isCut: page <= pdf.numPages,
  };
}

/** The pages of a PDF. */
export async function readPdfPages(bytes: Uint8Array): Promise<{ pages: number | null }> {
  return { pages: (await open(bytes)).numPages };
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  // A page takes more than a byte; PDF.js takes the bytes away.
  const { length } = bytes;
  if (!Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')) throw unreadable('This is not a PDF file.');
  // What has no object is no document; looking for one in junk costs PDF.js minutes.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('endobj') < 0) throw unreadable(damaged);
  try {
    const pdf = await getDocumentProxy(bytes, { disableFontFace: true, verbosity: 0 });
    if (pdf.numPages > length) throw unreadable(damaged);
    return pdf;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw unreadable(isLocked ? 'The PDF is locked with a password.' : damaged, cause);
  }
}

/** A page that cannot be read is left out; the others count. */
async function textOf(pdf: Pdf, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const parts = items.map((one) => item.safeParse(one)).flatMap((one) => (one.success ? one.data : []));
    return `${parts.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('')}\n`;
  } catch {
    return '';
  }
}
