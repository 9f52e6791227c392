import { attributionLength } from './attribution.ts';
import { isHeaderBlock, type KindOf, kindsOf, longestLine } from './header-block.ts';

/** A title between rules: '-----Original Message-----' and what other programs and languages make of it. */
const ruledTitle = /^[-_=*~\s]{2,80}(\p{L}[\p{L}'’\s]{2,60}\p{L})\s{0,2}:?[-_=*~\s]{2,80}$/u;
const originalTitle =
  /^(original message|original appointment|forwarded message|reply message|weitergeleitete nachricht|ursprüngliche nachricht|originalnachricht|message d['’]origine|message original|message transféré|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|oprindelig besked|oprindelig meddelelse|opprinnelig melding|videresendt melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|eredeti üzenet|исходное сообщение|пересылаемое сообщение)$/iu;
const forwarded =
  /^(begin forwarded message|anfang der weitergeleiteten (nachricht|e-mail)|début du message (transféré|réexpédié)|inizio messaggio inoltrato|inicio del mensaje reenviado|início da mensagem (encaminhada|reenviada)|begin doorgestuurd bericht|start på vidarebefordrat meddelande|videresendt besked):?$/iu;
const lotusForward = /^[-\s]{2,60}forwarded by\s.{3,200}$/i;
const rule = /^[\s>*]{0,8}[-_=–—*~]{3,200}\s{0,8}$/;
const lotusDate = /^\s{0,40}\d{1,2}\/\d{1,2}\/\d{2,4}\s{1,4}\d{1,2}:\d{2}/;

/**
 * The lines a mail adds by itself: those before the history it quotes, and replies written between '>' lines. Forms of
 * Outlook, Gmail, Apple Mail, Notes and telephones, in English and the languages beside it. Linear in the number of lines.
 */
export function withoutHistory(lines: readonly string[]): string[] {
  const kept: string[] = [];
  const kindOf = kindsOf(lines);
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('>') || isWrapOfQuote(lines, at, line)) continue;
    if (line.length > longestLine) {
      kept.push(lines[at] ?? '');
      continue;
    }
    if (startsHistory(lines, at, line, kindOf)) return withoutLastRule(kept);
    const length = attributionLength(lines, at);
    if (length === 0) {
      kept.push(lines[at] ?? '');
      continue;
    }
    // Gmail and Apple quote with '>' below the attribution: what stands under that quote is a reply written below it.
    if (!isQuoted(lines, at + length)) return withoutLastRule(kept);
    at += length - 1;
  }
  return kept;
}

function startsHistory(lines: readonly string[], at: number, line: string, kindOf: KindOf): boolean {
  const title = ruledTitle.exec(line)?.[1];
  if (title !== undefined && (originalTitle.test(title) || isHeaderBlock(lines, nextFilled(lines, at + 1), kindOf))) return true;
  if (forwarded.test(line) || lotusForward.test(line)) return true;
  if (rule.test(line)) return isHeaderBlock(lines, nextFilled(lines, at + 1), kindOf);
  return isHeaderBlock(lines, at, kindOf) || isLotusBlock(lines, at, line, kindOf);
}

/** Notes: a line with the sender, one with the time, then 'To:' and 'Subject:' without a 'From:'. */
function isLotusBlock(lines: readonly string[], at: number, line: string, kindOf: KindOf): boolean {
  if (line === '' || line.length > 120) return false;
  const date = [at, at + 1, at + 2].find((one) => lotusDate.test((lines[one] ?? '').slice(0, 120)));
  if (date === undefined) return false;
  const kinds = [1, 2, 3, 4, 5, 6, 7].map((next) => kindOf(date + next));
  return (kinds[0] === 'to' || kinds[1] === 'to') && kinds.includes('subject');
}

/** The end of a quoted line that a gateway broke: it goes on in small letters between two '>' lines. */
function isWrapOfQuote(lines: readonly string[], at: number, line: string): boolean {
  const before = lines[at - 1] ?? '';
  return before.startsWith('>') && before.length >= 60 && /^\p{Ll}/u.test(line) && (lines[at + 1] ?? '').startsWith('>');
}

function withoutLastRule(kept: readonly string[]): string[] {
  let end = kept.length;
  while (end > 0 && ((kept[end - 1] ?? '').trim() === '' || rule.test(kept[end - 1] ?? ''))) end -= 1;
  return kept.slice(0, end);
}

function isQuoted(lines: readonly string[], from: number): boolean {
  return (lines[nextFilled(lines, from)] ?? '').trim().startsWith('>');
}

function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < Math.min(lines.length, from + 5) && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}
