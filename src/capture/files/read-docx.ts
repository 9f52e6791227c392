import { Buffer } from 'node:buffer';
import mammoth from 'mammoth';
import { limits, unreadable } from '../limits.ts';
import { elementText } from './element-text.ts';
import { type OpenZip, openZip } from './open-zip.ts';
import type { ParsedDocument } from './parsed-file.ts';

/** Title, authors, pages and text of a Word document (.docx). Throws unreadable-file for a bomb or a broken file. */
export async function readDocx(bytes: Uint8Array): Promise<ParsedDocument> {
  const zip = await openZip(bytes);
  if (!zip.names.includes('word/document.xml')) throw unreadable('This is not a Word document.');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  const core = (await zip.text('docProps/core.xml')) ?? '';
  return {
    title: elementText(core, 'dc:title'),
    author: elementText(core, 'dc:creator'),
    lastAuthor: elementText(core, 'cp:lastModifiedBy'),
    pages: await pagesIn(zip),
    text: value.slice(0, limits.text),
    isCut: value.length > limits.text,
  };
}

/** The pages of a Word document as Word counted them when it was saved; null where it does not tell. */
export async function readDocxFacts(bytes: Uint8Array): Promise<{ pages: number | null }> {
  return { pages: await pagesIn(await openZip(bytes)) };
}

async function pagesIn(zip: OpenZip): Promise<number | null> {
  const pages = Number(elementText((await zip.text('docProps/app.xml')) ?? '', 'Pages'));
  return Number.isInteger(pages) && pages > 0 && pages < 100_000 ? pages : null;
}
