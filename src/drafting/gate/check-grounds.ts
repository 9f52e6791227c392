import { methodWords } from '../words/method-verbs.ts';
import { type FoldedSource, foldLine, plainNumber, roughStem, wordsOf } from './fold-source.ts';

/** Share of a narrative's telling words that must stand in the source (reference/drafting.md §1.6). */
export const leastSupport = 0.6;
const shortestQuote = 8;
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};
/** Words that narratives are made with, whatever they are about. */
const frame = new Set(
  `a an and as at by for from in into of on or re regarding relating concerning the their to upon with without via including about other others
  meeting conference call telephone video audio email emails letter document documents correspondence reply enclosing attaching attached
  teams microsoft zoom client counsel agreed discussion matters ms mr mrs dr recording transcribed`
    .split(/\s+/)
    .concat([...methodWords]),
);

/** Why a narrative with its quotes does not stand on its source, in clauses; empty when it does. */
export function checkGrounds(narrative: string, quotes: readonly string[], text: FoldedSource, all: FoldedSource): string[] {
  const strange = strangeNumbers(narrative, all);
  const names = strangeNames(narrative, all);
  const support = supportOf(narrative, all);
  return [
    ...quotes.filter((quote) => !isVerbatim(quote, text)).map(() => 'a quote is not in the source'),
    ...strange.map((number) => `the number ${number} is not in the source`),
    ...names.map((name) => `the name ${name} is not in the source`),
    ...(support < leastSupport ? [`only ${Math.floor(support * 100)} % of its words are supported by the source`] : []),
  ];
}

function isVerbatim(quote: string, { line }: FoldedSource): boolean {
  const folded = foldLine(quote).toLowerCase();
  return folded.length >= shortestQuote && line.includes(folded);
}

/** Numbers of the narrative that stand nowhere; a month's name counts for its number. */
export function strangeNumbers(narrative: string, { numbers }: FoldedSource): string[] {
  return (foldLine(narrative).match(/\d+/g) ?? []).filter((digits) => !numbers.has(plainNumber(digits)));
}

/** Words with a capital that stand nowhere, but for the first, which every narrative begins with. */
export function strangeNames(narrative: string, { words, numbers }: FoldedSource): string[] {
  const names = [...foldLine(narrative).matchAll(/\p{Lu}[\p{L}\p{N}]*/gu)].filter(({ index }) => index > 0).map(([name]) => name);
  return names.filter((name) => {
    const plain = name.toLowerCase();
    const month = months[plain];
    const isMonth = month !== undefined && (numbers.has(String(month)) || [...words].some((word) => word.startsWith(plain)));
    return !isMonth && !frame.has(plain) && !words.has(plain);
  });
}

function supportOf(narrative: string, { words, stems }: FoldedSource): number {
  const telling = wordsOf(foldLine(narrative)).filter((word) => !frame.has(word) && !(word in months));
  if (telling.length === 0) return 1;
  return telling.filter((word) => words.has(word) || stems.has(roughStem(word))).length / telling.length;
}
