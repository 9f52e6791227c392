import { longestLine } from './header-block.ts';

/** 'wrote' as mail programs say it, before a colon or before the name. */
const wrote =
  /(?<![\p{L}/-])(wrote|writes|schrieb|geschrieben|a écrit|écrit|a wrote|escribió|escribio|ha scritto|scrive|schreef|skrev|skriver|escreveu|napisał(?:a|\(a\))?|pisze|написа(?:л|ла|в|ла)|пишет|kirjoitti|írta|ezt írta|a scris|napsal(?:\(a\)|a)?|şunu yazdı|yazdı|写道|寫道|작성|님이 작성|のメッセージ|のメール)(?!\p{L})/iu;
/** Words an attribution begins with, or a rule of dashes before them. */
const start = /^[-–—\s]{0,8}(on|at|am|le|el|il|op|den|em|în|w dniu|dnia|dne|in data|в|у|在|tarihinde)(?!\p{L})/iu;
const day =
  /\d{4}\s?[-./年]\s?\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{2,4}|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,2}\.?,?\s{1,2}(?:de\s|of\s)?\p{L}{3,12}\.?,?\s{1,2}(?:de\s)?\d{4}|\p{L}{3,12}\.?\s{1,2}\d{1,2}(?:st|nd|rd|th)?,?\s{1,2}\d{4}/u;
const month =
  /(?<!\p{L})(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|maj|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|gen|ene)\p{L}{0,8}\.?,?\s{1,2}\d{1,2}(?!\d)|(?<!\d)\d{1,2}\.?\s{1,2}(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|maj|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|gen|ene)/iu;
const weekday = /^[-–—\s]{0,8}(?:on|le|am|op)\s(?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6},/iu;
const address = /(?:<|&lt;|\(|\[|\s)(?:mailto:)?\s?[^\s<>@]{1,120}@[^\s<>@]{1,200}/u;
const end = /[:：][\s*>_-]{0,6}$/u;
/** Zoho rules off its attribution instead of a colon; Zimbra and some telephones leave it away. */
const bareEnd = /(?:wrote|написал|schrieb)\s{0,2}[-\s]{0,8}$/iu;

/** What a wrapped address leaves for the next line. */
const wrappedEnd = /^>{1,2}\s{0,2}(?:[:：]|\p{L}{1,12}\s{0,2}[:：])/u;

const mostLines = 4;

/**
 * How many lines the sentence takes that mail programs put above what they quote ('On 2 Nov 2026 at 9:00, Mere <m@h> wrote:'),
 * which long addresses wrap over up to four; 0 where none begins. It names a day or an address, and who wrote.
 */
export function attributionLength(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim();
  if (first.length < 8 || !begins(first)) return 0;
  let joined = '';
  for (let length = 1; length <= mostLines; length += 1) {
    const next = (lines[at + length - 1] ?? '').trim();
    if (next === '' || (length > 1 && next.startsWith('>') && !wrappedEnd.test(next))) return 0;
    joined = `${joined} ${next}`.trim();
    if (joined.length > longestLine) return 0;
    if (isAttribution(joined)) return length;
    if (end.test(next)) return 0;
  }
  return 0;
}

function begins(line: string): boolean {
  return start.test(line) || day.test(line) || month.test(line) || address.test(` ${line}`);
}

function isAttribution(text: string): boolean {
  const isBare = bareEnd.test(text);
  if (!isBare && !end.test(text)) return false;
  const isDated = day.test(text) || month.test(text) || weekday.test(text);
  const isAddressed = address.test(` ${text}`);
  if (isBare) return isDated && (isAddressed || /-{2,}$/.test(text));
  if (wrote.test(text)) return isDated || isAddressed;
  return isDated && /[<(][^\s<>@]{1,120}@[^<>@]{1,200}>?\s{0,2}>?[:：]/u.test(text);
}
