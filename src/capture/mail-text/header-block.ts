/** No header or attribution line is longer; longer lines are text. */
export const longestLine = 400;

/** Names of mail headers as mail programs write them above what they quote, by what they tell. */
const names = {
  from: 'from|von|de|da|van|fra|från|od|lähettäjä|от|від|feladó|kimden|expéditeur|remitente|发件人|寄件者|差出人|보낸 사람|보낸사람',
  date: 'sent|date|gesendet|datum|envoyé|envoyé le|inviato|data|enviado|enviado el|enviado em|fecha|verzonden|sendt|dato|skickat|wysłano|lähetetty|päivä|отправлено|дата|надіслано|odesláno|küldve|dátum|gönderilen|message du|发送时间|日期|送信日時|日付|보낸 날짜|보낸날짜',
  to: 'to|an|à|a|para|aan|til|till|do|vastaanottaja|кому|komu|címzett|kime|收件人|宛先|받는 사람|받는사람',
  copy: 'cc|bcc|kopie|copie|copie à|kopi|kopia|копия|抄送|참조',
  subject: 'subject|betreff|objet|sujet|oggetto|asunto|assunto|onderwerp|emne|ämne|temat|aihe|тема|předmět|tárgy|konu|主题|主旨|件名|제목',
  reply: 'reply-to|antwort an|importance|wichtigkeit|priority',
} as const;

const kindOfName = new Map(Object.entries(names).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)));
const lead = '^[>*\\s]{0,8}';
const colon = '\\*?[ \\u00a0]{0,2}[:：]';
const beforeColon = /^[>*\s]{0,8}([^:：]{1,24}?)\*?[ \u00a0]{0,2}[:：]/u;
const fromAlone = new RegExp(
  `${lead}(?:${names.from})${colon}[^<>\\[\\]]{0,200}[<\\[](?:mailto:)?[^<>\\s@]{1,100}@[^<>\\s@]{1,200}[>\\]]\\s{0,4}$`,
  'iu',
);

/** The kinds of the lines of one mail, each looked at once however often it is asked for. */
export type KindOf = (at: number) => string | undefined;

export function kindsOf(lines: readonly string[]): KindOf {
  const known = new Map<number, string | undefined>();
  return (at) => {
    if (!known.has(at)) known.set(at, headerKind(lines[at] ?? ''));
    return known.get(at);
  };
}

/** What a line tells if it reads like a header: 'from', 'date', 'subject' …; undefined for text. */
function headerKind(line: string): string | undefined {
  return kindOfName.get(beforeColon.exec(line.slice(0, 60))?.[1]?.toLowerCase() ?? '');
}

/**
 * Whether history begins at line `at` with the headers of an earlier mail: 'From:' with two more among the next lines (long
 * addresses wrap), or 'From:' alone where nothing but a name and a whole address stands behind it.
 */
export function isHeaderBlock(lines: readonly string[], at: number, kindOf: KindOf): boolean {
  const line = lines[at] ?? '';
  const first = kindOf(at);
  if (first === undefined) return false;
  if (line.length <= longestLine && fromAlone.test(line)) return true;
  const told = new Set([first]);
  for (let next = at + 1; next < at + 10; next += 1) {
    const kind = kindOf(next);
    if (kind !== undefined) told.add(kind);
  }
  if (first === 'from') return told.size >= 3;
  return first !== 'copy' && first !== 'reply' && told.has('from') && told.size >= 4 && isDense(at, kindOf);
}

/** Three header lines in a row: the block of a program that does not begin with 'From:', not a memorandum. */
function isDense(at: number, kindOf: KindOf): boolean {
  return [1, 2, 3].every((next) => kindOf(at + next) !== undefined);
}
