import { limits } from '../limits.ts';
import { withoutHistory } from './quoted-history.ts';
import { withoutSignature } from './signature.ts';

/** What a mail adds: without quoted history, signature and disclaimer, in single-spaced paragraphs. */
export function newTextOf(body: string): string {
  const lines = body
    .slice(0, limits.mail)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replaceAll('\u00a0', ' ')
    .split('\n');
  const text: string[] = [];
  for (const line of withoutSignature(withoutHistory(lines)).map((one) => one.trim())) {
    if (line !== '' || (text.at(-1) ?? '') !== '') text.push(line);
  }
  return text.join('\n').trim();
}
