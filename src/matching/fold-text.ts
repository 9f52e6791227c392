const marks = /\p{M}+/gu;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Text as it is compared: width and case folded, macrons and accents dropped, invisible characters gone. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(invisible, '').replace(marks, '').toLowerCase();
}

/** The words and numbers of a text, folded. */
export function tokensOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A reference without separators, case and width: 'FAM-2026/0107' and 'fam 2026 0107' have one key. */
export function referenceKey(reference: string): string {
  return tokensOf(reference).join('');
}
