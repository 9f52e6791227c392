import type { MatterIndex } from '../matter-index/matter-index.ts';
import { foldText } from '../words/fold-text.ts';
import { mostSearched } from './find-references.ts';

const numbered =
  /\b(?:matter|(?:our|my) (?:ref|reference|file))(?: (?:no|number|id))?\s?[.:#]{0,2}\s?#?(\d{1,12})(?![\p{L}\p{N}]|[-/.:]\d)/gu;

/** Another's matter; what is looked through is short, since it is read anew at every hit. */
const others = /(?<!\p{L})(?:their|his|her)\s*$/u;

/** Matter numbers that stand after "matter" or "our ref": the slots of the matters that have them. */
export function findNumbers(text: string, index: MatterIndex): { number: string; slots: readonly number[] }[] {
  const found = new Map<string, readonly number[]>();
  const folded = foldText(text.slice(0, mostSearched));
  for (const { 1: number = '', index: at } of folded.matchAll(numbered)) {
    if (others.test(folded.slice(Math.max(0, at - 10), at)) || found.size >= 20) continue;
    const slots = index.numbered(number);
    if (slots.length > 0) found.set(number, slots);
  }
  return [...found].map(([number, slots]) => ({ number, slots }));
}
