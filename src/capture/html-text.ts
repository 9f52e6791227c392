import { convert } from 'html-to-text';
import { limits } from './limits.ts';

const skipped = [
  'img',
  'style',
  'script',
  'title',
  'blockquote',
  '.gmail_quote',
  '#appendonsend',
  '[hidden]',
  '[style*="display:none"]',
  '[style*="display: none"]',
  '[style*="visibility:hidden"]',
  '[style*="font-size:0"]',
  '[style*="mso-hide:all"]',
];

/** The visible text of an HTML body, without the quote blocks of mail programs and without what is hidden from the reader. */
export function htmlText(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: limits.text, maxDepth: limits.depth, maxChildNodes: 20_000, ellipsis: '' },
    selectors: [{ selector: 'a', options: { ignoreHref: true } }, ...skipped.map((selector) => ({ selector, format: 'skip' }))],
  });
}
