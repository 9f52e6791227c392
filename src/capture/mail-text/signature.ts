import { isDisclaimer } from './disclaimer.ts';

const valediction =
  /^(?:with )?(?:(?:my |our )?(?:kind|best|warm|warmest|kindest|many|sincere)\s)?(?:regards|wishes)(?: and regards)?$|^(?:many )?thanks (?:and|&) (?:kind |best )?regards$|^yours (?:sincerely|faithfully|truly)$|^(?:mit )?(?:freundlichen?|besten?|viele|herzliche) gr(?:ü|ue)(?:ß|ss)en?$|^(?:bien )?cordialement$|^bien à vous$|^(?:cordiali|distinti) saluti$|^(?:un )?(?:cordial )?saludos?$|^met vriendelijke groet(?:en)?$|^(?:ngā mihi|nga mihi)(?: nui)?$|^nāku noa$/iu;
const thanks = /^(?:many thanks|thanks|thank you|cheers|nā)(?: again| so much| very much)?$/iu;
const footerStart =
  /^(?:sent (?:from|via|with|by) (?:my |a |an |the |mail |outlook|yahoo|gmail|proton|samsung|galaxy|typeapp|bluemail|iphone|ipad|blackberry|android|[A-Z])|get outlook for |download outlook |envoyé (?:de|depuis|à partir) |télécharge[rz] outlook|gesendet (?:von|mit|aus) |von meinem .{1,30} gesendet|von meinem |enviado (?:desde|do|de|a partir) |inviato da |verzonden (?:vanaf|vanuit|met) |sendt fra |skickat från |lähetetty |wysłane z |отправлено (?:с|из) |надіслано з )/iu;
const signOff = /^[-–—]{1,2}\p{Lu}[\p{L}.'’]{0,30}(?: \p{Lu}[\p{L}.'’]{0,30}){0,2}$/u;
const listRule = /^_{2,120}$/;

/** Lines of a block under a valediction, and under the rule of a mailing list: a name, a role, a telephone. */
const blockLines = 16;

/** The lines without signature, mobile footer and disclaimer. Cuts only at the end, and never the whole text away by a valediction. */
export function withoutSignature(lines: readonly string[]): string[] {
  const end = lines.findIndex((line, at) => isEnd(line) || isDisclaimer(lines, at) || isListFooter(lines, at));
  const body = trimEnd(end < 0 ? lines : lines.slice(0, end));
  const from = Math.max(1, body.length - blockLines);
  const close = body.findIndex((line, at) => at >= from && isValediction(line, body.slice(at + 1)));
  const text = trimEnd(close < 0 ? body : body.slice(0, close));
  return text.length > 1 && signOff.test((text.at(-1) ?? '').trim()) ? trimEnd(text.slice(0, -1)) : text;
}

function isEnd(line: string): boolean {
  const text = line.trim();
  return text === '--' || isFooter(text);
}

/** 'Sent from my iPhone': a short line that is no sentence. */
function isFooter(line: string): boolean {
  if (line.length > 200 || !footerStart.test(line)) return false;
  const text = line.replace(/<[^>]{0,180}>/g, '').trim();
  return text.length <= 70 && text.split(/\s+/).length <= 9 && !/[,;]\s|[.!?]$/.test(text);
}

function isValediction(line: string, below: readonly string[]): boolean {
  const text = line
    .slice(0, 60)
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .trim();
  if (!below.every((one) => one.trim().length <= 90)) return false;
  return valediction.test(text) || (thanks.test(text) && below.some((one) => one.trim() !== ''));
}

/** What a mailing list adds: a rule, then a few short lines to the end. */
function isListFooter(lines: readonly string[], at: number): boolean {
  if (!listRule.test((lines[at] ?? '').trim())) return false;
  const rest = lines.slice(at + 1, at + 2 + blockLines).filter((line) => line.trim() !== '');
  return at > 0 && lines.length - at <= blockLines && rest.every((line) => line.trim().length <= 90);
}

function trimEnd(lines: readonly string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return lines.slice(0, end);
}
