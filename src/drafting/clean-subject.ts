const prefix = /^(re|fw|fwd|aw|wg|sv|vs|tr|rv|antw|enc|res)\s{0,3}(\[\d{1,3}\])?\s{0,3}:\s{0,10}/i;
const tag = /^\[(external|ext|extern|secure|encrypted|caution|spam|bulk|eml)[^\]]{0,40}\]\s{0,10}/i;
/** A reference as firms write them: letters, a year and a number; or a ticket in brackets. */
const reference = /[([]?\b[A-Z]{2,6}[-/ ]?\d{2,4}[-/ ]\d{2,6}\b[)\]]?/g;
const ticket = /\[#?[A-Z]{0,10}-?\d{3,12}\]/g;
/** A court's number of a proceeding: 'SYC1234/2023', '(2023/00123456)'. */
const courtNumber = /[([]?\b(?:[A-Z]{1,5}\d{1,6}\/\d{4}|\d{4}\/\d{5,8})\b[)\]]?/g;
/** Words about the mail instead of its topic. */
const label =
  /\b(?:without prejudice(?: save as to costs)?|privileged (?:and|&) confidential|private (?:and|&) confidential|urgent(?: attention)?|(?:our|your) ref(?:erence)?\b[:. -]{0,3}(?=$|[\s,;)]))/gi;
const edges = /^[\s:;,.|\-–—/+*]{1,40}|[\s:;,.|\-–—/+*]{1,40}$/g;

/** The topic in a subject: without RE and FW, warning tags, ticket numbers and references; '' when nothing is left. */
export function cleanSubject(subject: string): string {
  let text = onOneLine(subject).slice(0, 400);
  for (let round = 0; round < 20; round += 1) {
    const shorter = text.replace(prefix, '').replace(tag, '');
    if (shorter === text) break;
    text = shorter;
  }
  const topic = text
    .replace(courtNumber, ' ')
    .replace(ticket, ' ')
    .replace(reference, ' ')
    .replace(label, ' ')
    .replace(/[([]\s{0,5}[)\]]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(edges, '')
    .replace(edges, '');
  return /\p{L}{2}/u.test(topic) ? topic : '';
}

/** One line without control characters, and without those that turn the direction of text. */
export function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
