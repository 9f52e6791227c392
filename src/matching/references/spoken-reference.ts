import { joiningWords } from '../words/canonical-words.ts';
import { foldText } from '../words/fold-text.ts';
import { workWords } from '../words/work-words.ts';
import { letters, marks, repeats, talk, teens, tens, units } from './spoken-words.ts';

const mostHeard = 4000;
const mostReadings = 12;

/**
 * References spelled aloud in a text as speech recognition writes them: "m q k colon c z colon two five zero three eight",
 * "twenty twenty four fam three one two", "double zero seven". For each, the ways it may be written, likeliest first.
 */
export function spokenReferences(text: string): string[][] {
  const words = foldText(text.slice(0, mostHeard)).match(/\p{L}+|\p{N}+/gu) ?? [];
  const found: string[][] = [];
  for (let at = 0; at < words.length && found.length < 5; at += 1) {
    const end = endOfSpelling(words, at);
    const spelled = withoutTalk(words.slice(at, end));
    if (saidDigits(spelled) >= 2) {
      const before = words[at - 1] ?? '';
      const readings = readingsOf(spelled).filter((reading) => reading.replace(/[^\p{L}\p{N}]/gu, '').length >= 4);
      const named = /^\p{L}{2,5}$/u.test(before) ? readings.map((reading) => `${before}-${reading}`) : [];
      if (readings.length > 0) found.push([...readings, ...named]);
    }
    at = Math.max(at, end);
  }
  return found;
}

/** The spelling goes on over one short word amid it, if that word is no talk: "twenty twenty four FAM three one two". */
function endOfSpelling(words: readonly string[], start: number): number {
  let end = start;
  while (end < words.length) {
    const word = words[end] ?? '';
    const amid = end > start && /^\p{L}{2,5}$/u.test(word) && !workWords.has(word) && !joiningWords.has(word);
    if (isSign(word) || (amid && isDigits(words[end + 1] ?? ''))) end += 1;
    else break;
  }
  return end;
}

function isDigits(word: string): boolean {
  return units.has(word) || teens.has(word) || tens.has(word) || /^\d/.test(word);
}

function isSign(word: string): boolean {
  return (
    isDigits(word) ||
    letters.has(word) ||
    word.length === 1 ||
    repeats.has(word) ||
    marks.has(word) ||
    word === 'hundred' ||
    word === 'thousand' ||
    word === 'oh'
  );
}

/** "a" and "i" are letters before another letter, else talk. */
function withoutTalk(words: readonly string[]): string[] {
  let [start, end] = [0, words.length];
  const isTalk = (at: number) =>
    talk.has(words[at] ?? '') && !(words[at]?.length === 1 && words[at + 1]?.length === 1) && !repeats.has(words[at] ?? '');
  while (start < end && isTalk(start)) start += 1;
  while (end > start && isTalk(end - 1)) end -= 1;
  return words.slice(start, end);
}

/** Words that say digits; figures that stood as figures are no speech. */
function saidDigits(words: readonly string[]): number {
  return words.filter((word) => units.has(word) || teens.has(word) || tens.has(word) || repeats.has(word)).length;
}

function readingsOf(words: readonly string[]): string[] {
  let readings = [''];
  for (let at = 0; at < words.length; ) {
    const { options, used } = readAt(words, at);
    readings = readings.flatMap((begun) => options.map((option) => begun + option)).slice(0, mostReadings);
    at += used;
  }
  return [...new Set(readings)];
}

/** What is said from `at` on, as one or more ways to write it, and how many words that takes. */
function readAt(words: readonly string[], at: number): { options: string[]; used: number } {
  const [word = '', next = ''] = [words[at], words[at + 1]];
  const times = repeats.get(word);
  if (times !== undefined) return { options: [signOf(next).repeat(times)], used: 2 };
  if (marks.has(word)) return { options: ['-'], used: 1 };
  const unit = units.get(word);
  if (unit !== undefined && (next === 'hundred' || next === 'thousand')) return readRound(words, at, unit, next === 'hundred' ? 2 : 3);
  const ten = tens.get(word);
  if (ten !== undefined) {
    const after = units.get(next);
    return after === undefined || after === '0'
      ? { options: [`${ten}0`], used: 1 }
      : { options: [`${ten}${after}`, `${ten}0${after}`], used: 2 };
  }
  if (word === 'oh' || word === 'o') return { options: word === 'o' ? ['o', '0'] : ['0', 'o'], used: 1 };
  return { options: [signOf(word)], used: 1 };
}

/** "two thousand and twenty four" → 2024; "three hundred and twelve" → 312. */
function readRound(words: readonly string[], at: number, unit: string, zeros: number): { options: string[]; used: number } {
  let next = at + 2;
  if (words[next] === 'and') next += 1;
  const rest = words[next] ?? '';
  if (!isDigits(rest)) return { options: [unit + '0'.repeat(zeros)], used: 2 };
  const { options, used } = readAt(words, next);
  const [number = ''] = options;
  return number.length > zeros
    ? { options: [unit + '0'.repeat(zeros)], used: 2 }
    : { options: [unit + number.padStart(zeros, '0')], used: next - at + used };
}

function signOf(word: string): string {
  return units.get(word) ?? teens.get(word) ?? letters.get(word) ?? word;
}
