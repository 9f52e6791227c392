/** No header or attribution line is longer; longer lines are text. */
const longestLine = 400;

const originalMessage =
  /^[-_ ]{2,20}\s?(original message|original appointment|forwarded message|weitergeleitete nachricht|ursprüngliche nachricht|message d'origine|message transféré|mensaje original|messaggio originale|oorspronkelijk bericht)\s?[-_ ]{2,20}$/i;
const forwarded = /^begin forwarded message:$/i;
const underscores = /^_{8,}$/;
const headerName =
  /^[>*\s]{0,4}(from|sent|to|cc|bcc|subject|date|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|da|inviato|a|oggetto|para|asunto|enviado|van|verzonden|aan|onderwerp)\*?\s?:\*?/i;
const fromName = /^[>*\s]{0,4}(from|von|de|da|van)\*?\s?:\*?\s*\S/i;
const attributionStart = /^(on|am|le|el|il|op|den|em) .{3,}/i;
const attributionEnd = /(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.{0,120}:$/i;

/**
 * The lines a mail adds by itself: those before the history it quotes, and replies written between '>' lines. Forms of
 * Outlook, Gmail and Apple Mail, in English and the common languages beside it. Linear in the number of lines.
 */
export function withoutHistory(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('>')) continue;
    if (line.length > longestLine) {
      kept.push(lines[at] ?? '');
      continue;
    }
    if (startsHistory(lines, at, line)) return kept;
    const length = attributionLength(lines, at, line);
    if (length === 0) {
      kept.push(lines[at] ?? '');
      continue;
    }
    // Gmail and Apple quote with '>' below the attribution: what stands under that quote is a reply written below it.
    if (!isQuoted(lines, at + length)) return kept;
    at += length - 1;
  }
  return kept;
}

function startsHistory(lines: readonly string[], at: number, line: string): boolean {
  if (originalMessage.test(line) || forwarded.test(line)) return true;
  if (underscores.test(line)) return isHeaderBlock(lines, nextFilled(lines, at + 1));
  return isHeaderBlock(lines, at);
}

/** Outlook's block: 'From:' and two more headers within the next lines. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromName.test((lines[at] ?? '').slice(0, longestLine))) return false;
  const names = new Set<string>();
  for (const line of lines.slice(at + 1, at + 10)) {
    const name = headerName.exec(line.slice(0, longestLine))?.[1];
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names.size >= 2;
}

/** How many lines 'On … wrote:' takes, wrapped over at most three; 0 when this is none. */
function attributionLength(lines: readonly string[], at: number, line: string): number {
  if (!attributionStart.test(line)) return 0;
  let joined = '';
  for (let length = 1; length <= 3; length += 1) {
    const next = (lines[at + length - 1] ?? '').trim();
    if (next === '' || next.length > longestLine) return 0;
    joined = `${joined} ${next}`.trim();
    if (joined.endsWith(':') && attributionEnd.test(joined.slice(-longestLine))) return length;
  }
  return 0;
}

function isQuoted(lines: readonly string[], from: number): boolean {
  return (lines[nextFilled(lines, from)] ?? '').trim().startsWith('>');
}

function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < Math.min(lines.length, from + 5) && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}
