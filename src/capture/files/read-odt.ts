import { limits, unreadable } from '../limits.ts';
import { plainText } from '../transcript/split-voices.ts';
import { elementText } from './element-text.ts';
import { openZip } from './open-zip.ts';
import type { ParsedDocument } from './parsed-file.ts';

/** Title, author, pages and text of an OpenDocument text (.odt). Throws unreadable-file for a bomb or a broken file. */
export async function readOdt(bytes: Uint8Array): Promise<ParsedDocument> {
  const zip = await openZip(bytes);
  const content = await zip.text('content.xml');
  if (content === undefined) throw unreadable('This is not an OpenDocument text.');
  const meta = (await zip.text('meta.xml')) ?? '';
  const pages = Number(/meta:page-count="(\d{1,5})"/.exec(meta.slice(0, 100_000))?.[1] ?? 0);
  const text = paragraphsOf(content);
  return {
    title: elementText(meta, 'dc:title'),
    author: elementText(meta, 'meta:initial-creator'),
    lastAuthor: elementText(meta, 'dc:creator'),
    pages: pages > 0 ? pages : null,
    text: text.slice(0, limits.text),
    isCut: text.length > limits.text,
  };
}

/** The text between the tags, a line a paragraph or heading. */
function paragraphsOf(xml: string): string {
  const lines: string[] = [];
  let line = '';
  for (const part of xml.slice(xml.indexOf('<office:body')).split('<').slice(1)) {
    const close = part.indexOf('>');
    const tag = part.slice(0, Math.max(0, close));
    if (/^text:(tab|line-break|s)\b/.test(tag)) line += ' ';
    line += part.slice(close + 1);
    if (!/^\/text:(p|h)$/.test(tag)) continue;
    lines.push(plainText(line));
    line = '';
  }
  return lines.join('\n').trim();
}
