import { limits } from './limits.ts';
import { withoutHistory } from './quoted-history.ts';
import { withoutSignature } from './signature.ts';

/** What a mail adds: without quoted history, signature and disclaimer, in single-spaced paragraphs. */
export function newTextOf(body: string): string {
  const lines = body.slice(0, limits.text).replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const kept = withoutSignature(trimEnd(withoutHistory(lines)));
  const text: string[] = [];
  for (const line of kept.map((one) => one.trim())) if (line !== '' || (text.at(-1) ?? '') !== '') text.push(line);
  return text.join('\n').trim();
}

function trimEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return lines.slice(0, end);
}
