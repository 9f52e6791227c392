import { canonicalWord, joiningWords, phraseAt } from './canonical-words.ts';
import { plainText } from './fold-text.ts';

/** A word as it is compared, and whether it looks like a code in capitals (SZFDE, M256), where one letter makes another. */
export type Word = { text: string; code: boolean };

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
  const mixed = /[a-z]/.test(plain);
  const read: Word[] = [];
  for (const [raw] of plain.matchAll(runs)) {
    const word = raw.slice(0, longest);
    read.push({ text: canonicalWord(word.toLowerCase()), code: isCode(word, mixed) });
  }
  return joinPhrases(joinNumbers(joinInitials(read))).filter((word) => !joiningWords.has(word.text));
}

/** The folded words of a text, each once. */
export function wordSet(text: string): Set<string> {
  return new Set(readWords(text).map((word) => word.text));
}

function isCode(word: string, mixed: boolean): boolean {
  return word.length >= 3 && (/\d/.test(word) ? /\p{L}/u.test(word) : mixed && word === word.toUpperCase() && word !== word.toLowerCase());
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
    if (letters !== '') joined.push({ text: canonicalWord(letters), code: false });
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
      joined.push({ text: `no${next.text}`, code: true });
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
    joined.push(phrase ? { text: phrase.short, code: false } : word);
    if (phrase) at += phrase.length - 1;
  }
  return joined;
}
