import type { MatterIndex } from '../matter-index/matter-index.ts';
import { referenceParts } from '../references/reference-key.ts';
import { canonicalWord, joiningWords } from '../words/canonical-words.ts';
import { plainText } from '../words/fold-text.ts';
import { otherForms } from '../words/short-names.ts';

/** One typed word: the words of the index it may stand for, each with its likeness, and how many matters they lead to. */
export type Typed = { options: Map<number, number>; reach: number };

const longest = 200;
const mostWords = 8;
const mostBegun = 200;
const apostrophes = /(?<=[\p{L}\p{N}])['’‘`´ʻʼ](?=[\p{L}\p{N}])/gu;

/**
 * Reads what is being typed: every word may be the beginning of one, have a slip, be a short form of a given name, or a part
 * of a reference. The same words in any order read the same.
 */
export function readTyped(query: string, index: MatterIndex): Typed[] {
  const plain = plainText(query.slice(0, longest)).replace(apostrophes, '').toLowerCase();
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => partsOf(word, index));
  const telling = words.filter((word, at) => at === words.length - 1 || !joiningWords.has(word));
  return [...new Set(telling)].slice(0, mostWords).map((word) => typed(word, index));
}

/** Letters and digits run together are one word if the index has such a one, else the parts of a reference. */
function partsOf(word: string, index: MatterIndex): string[] {
  const isMixed = /\d/.test(word) && /\p{L}/u.test(word);
  return isMixed && index.vocabulary.beginningWith(word, 1).length === 0 ? referenceParts(word) : [word];
}

function typed(word: string, index: MatterIndex): Typed {
  const { vocabulary } = index;
  const options = new Map<number, number>();
  const note = (number: number | undefined, likeness: number) => {
    if (number !== undefined && likeness > (options.get(number) ?? 0)) options.set(number, likeness);
  };
  note(vocabulary.find(word), 1);
  note(vocabulary.find(canonicalWord(word)), 1);
  note(vocabulary.find(`#${word}`), 1);
  for (const form of otherForms(word)) note(vocabulary.find(form), 0.8);
  for (const number of vocabulary.beginningWith(word, mostBegun)) note(number, 0.9);
  for (const number of vocabulary.beginningWith(`#${word}`, mostBegun)) note(number, 0.9);
  for (const { word: number, likeness } of index.near.find(word)) note(number, likeness * 0.8);
  let reach = 0;
  for (const number of options.keys()) reach += index.postings.count(number);
  return { options, reach };
}
