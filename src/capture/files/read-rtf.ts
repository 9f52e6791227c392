import { limits, unreadable } from '../limits.ts';
import type { ParsedDocument } from './parsed-file.ts';

/** Groups that hold no text of the document. */
const silent = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'generator',
  'themedata',
  'listtable',
  'xmlnstbl',
  'rsidtbl',
]);
const breaks: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  page: '\n',
  sect: '\n',
  row: '\n',
  tab: ' ',
  cell: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const deepest = 200;
const windows1252 = new TextDecoder('windows-1252');
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giy;

type Group = { isSilent: boolean; skip: number };

/** Text of a rich text file: an own reader, one pass over its tokens. Throws unreadable-file for what is none or nested too deeply. */
export function readRtf(bytes: Uint8Array): ParsedDocument {
  const source = Buffer.from(bytes).toString('latin1');
  if (!source.startsWith('{\\rtf')) throw unreadable('This is not a rich text file.');
  const text = textOf(source)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const title = /\{\\title ([^{}\\]{1,300})\}/.exec(source.slice(0, 100_000))?.[1]?.trim() ?? '';
  const author = /\{\\author ([^{}\\]{1,200})\}/.exec(source.slice(0, 100_000))?.[1]?.trim() ?? '';
  const pages = Number(/\\nofpages(\d{1,5})/.exec(source.slice(0, 100_000))?.[1] ?? 0);
  return {
    title,
    author,
    lastAuthor: '',
    pages: pages > 0 ? pages : null,
    text: text.slice(0, limits.text),
    isCut: text.length > limits.text,
  };
}

function textOf(source: string): string {
  const groups: Group[] = [{ isSilent: false, skip: 1 }];
  const out: string[] = [];
  let dropped = 0;
  let length = 0;
  for (const match of source.matchAll(token)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    const group = groups.at(-1) ?? { isSilent: true, skip: 1 };
    const said = brace ? turn(brace, groups) : symbol === '*' ? silence(group) : spoken({ word, number, hex, symbol, plain }, group);
    if (word === 'u') dropped = group.skip;
    else if (dropped > 0 && said !== '') {
      const kept = hex === undefined ? said.slice(dropped) : '';
      dropped = hex === undefined ? 0 : dropped - 1;
      if (!group.isSilent) out.push(kept);
      continue;
    }
    if (!group.isSilent) out.push(said);
    length += said.length;
    if (length > limits.text * 2) break;
  }
  return out.join('');
}

function turn(brace: string, groups: Group[]): string {
  if (brace === '}') groups.pop();
  else if (groups.length > deepest) throw unreadable('The rich text file is nested too deeply.');
  else groups.push({ ...(groups.at(-1) ?? { isSilent: true, skip: 1 }) });
  return '';
}

function silence(group: Group): string {
  group.isSilent = true;
  return '';
}

type Token = Record<'word' | 'number' | 'hex' | 'symbol' | 'plain', string | undefined>;

function spoken({ word, number, hex, symbol, plain }: Token, group: Group): string {
  if (plain !== undefined) return plain;
  if (hex !== undefined) return windows1252.decode(Uint8Array.of(Number.parseInt(hex, 16)));
  if (symbol !== undefined) return symbol === '~' ? ' ' : /[\\{}]/.test(symbol) ? symbol : '';
  if (word === undefined) return '';
  if (word === 'uc') group.skip = Math.min(8, Number(number ?? 1));
  if (word === 'u') return String.fromCharCode((Number(number) + 65_536) % 65_536);
  if (silent.has(word)) group.isSilent = true;
  return breaks[word] ?? '';
}
