import { foldText } from '../words/fold-text.ts';

const runs = /[\p{L}\p{N}]+/gu;

/** A reference without separators, case and width: 'FAM-2026/0107' and 'fam 2026 0107' have one key. */
export function referenceKey(reference: string): string {
  return (foldText(reference).match(runs) ?? []).join('');
}

/** The parts of a reference where letters, digits and separators change: 'FAM26-0107' → fam, 26, 0107. */
export function referenceParts(reference: string): string[] {
  return foldText(reference).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** The pattern of a reference's parts: 'FAM26-0107' → 'aaa|99|9999'. */
export function shapeOf(parts: readonly string[]): string {
  return parts.map((part) => (/\p{L}/u.test(part) ? 'a' : '9').repeat(part.length)).join('|');
}
