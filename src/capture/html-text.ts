import { convert } from 'html-to-text';
import { limits } from './limits.ts';
import { markHidden } from './mail-text/mark-hidden.ts';

const skipped = ['img', 'style', 'script', 'title', 'noscript', 'template', '[hidden]', '[aria-hidden="true"]'];

/** The visible text of an HTML body; what it quotes stands behind '>', what is hidden from the reader is left out. */
export function htmlText(html: string): string {
  return convert(markHidden(html.slice(0, limits.text)), {
    wordwrap: false,
    limits: { maxInputLength: limits.text, maxDepth: limits.depth, maxChildNodes: 20_000, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ],
  });
}
