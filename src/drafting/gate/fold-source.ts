import { inLocalSpelling } from '../words/local-spelling.ts';

/** A source as the gate looks things up in it: one line for quotes, and sets of its words and numbers. */
export type FoldedSource = { line: string; words: ReadonlySet<string>; stems: ReadonlySet<string>; numbers: ReadonlySet<string> };

/** Folds what differs without meaning: width, quotation marks, dashes, spaces, spelling. Linear. */
export function foldLine(text: string): string {
  return inLocalSpelling(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[‘’‛′]/g, "'")
      .replace(/[“”„″]/g, '"')
      .replace(/[‐-―−]/g, '-')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

export function foldSource(texts: readonly string[]): FoldedSource {
  const line = foldLine(texts.join(' \n ')).toLowerCase();
  const words = new Set(wordsOf(line));
  return { line, words, stems: new Set([...words].map(roughStem)), numbers: new Set(line.match(/\d+/g)?.map(plainNumber)) };
}

/** Words in small letters, apart at hyphens and apostrophes. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Enough of a word that 'settling' and 'settlement' meet; for support, not for names. */
export function roughStem(word: string): string {
  return word.length <= 4 ? word : word.replace(/(?:ations?|ments?|ings?|ies|ed|es|s|ly|al)$/, '').slice(0, 7);
}

/** '007' and '7' are one number. */
export function plainNumber(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
