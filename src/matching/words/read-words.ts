import { canonicalWord, joiningWords, phraseAt } from './canonical-words.ts';
import { plainText } from './fold-text.ts';

/**
 * A word as it is compared, and how it was written. `code`: in capitals or with digits, like SZFDE or M256, where one letter
 * makes another. `plain`: in small letters where others have capitals, so hardly a name. `unsure`: nothing is in capitals.
 */
export type Word = { text: string; style: 'code' | 'name' | 'plain' | 'unsure' };

const apostrophes = /(?<=[\p{L}\p{N}])['’‘`´ʻʼ](?:s(?![\p{L}\p{N}]))?/gu;
const propriety = /\bp\/l\b/gi;
const runs = /[\p{L}\p{N}]+/gu;
const longest = 60;

/**
 * The telling words of a text in order: folded, one spelling each (Limited → ltd, New South Wales → nsw), initials joined
 * (J H Coles → jh coles), "No 2" as one word, joining words left out. Words over 60 letters are cut.
 */
export function readWords(text: string): Word[] {
  const plain = plainText(text).replace(apostrophes, '').replace(propriety, 'Pty Ltd');
  const cased = { capitals: /[A-Z]/.test(plain), small: /[a-z]/.test(plain) };
  const read: Word[] = [];
  for (const [raw] of plain.matchAll(runs)) {
    const word = raw.slice(0, longest);
    read.push({ text: canonicalWord(word.toLowerCase()), style: styleOf(word, cased) });
  }
  return joinPhrases(joinNumbers(joinInitials(read))).filter((word) => !joiningWords.has(word.text));
}

/** The folded words of a text, each once. */
export function wordSet(text: string): Set<string> {
  return new Set(readWords(text).map((word) => word.text));
}

function styleOf(word: string, cased: { capitals: boolean; small: boolean }): Word['style'] {
  const small = word === word.toLowerCase();
  if (word.length > 2 && /\d/.test(word) && /\p{L}/u.test(word)) return 'code';
  if (word.length > 2 && cased.small && !small && word === word.toUpperCase()) return 'code';
  if (!small) return 'name';
  return cased.capitals ? 'plain' : 'unsure';
}

/** Single letters side by side are one word; v alone stands between parties. */
function joinInitials(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let letters = '';
  for (const word of [...words, undefined]) {
    if (word && word.text.length === 1 && /[a-uw-z]/.test(word.text) && letters.length < 8) {
      letters += word.text;
      continue;
    }
    if (letters !== '') joined.push({ text: canonicalWord(letters), style: 'name' });
    letters = '';
    if (word) joined.push(word);
  }
  return joined;
}

/** "No 2" tells two proceedings of one name apart: one word. */
function joinNumbers(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word) continue;
    if (word.text === 'no' && next && /^\d{1,3}$/.test(next.text)) {
      joined.push({ text: `no${next.text}`, style: 'code' });
      at += 1;
    } else joined.push(word);
  }
  return joined;
}

function joinPhrases(words: readonly Word[]): Word[] {
  const texts = words.map((word) => word.text);
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) continue;
    const phrase = phraseAt(texts, at);
    joined.push(phrase ? { text: phrase.short, style: 'name' } : word);
    if (phrase) at += phrase.length - 1;
  }
  return joined;
}
