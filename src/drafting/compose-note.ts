import type { NoteEvidence } from '../domain/evidence.ts';
import { cutAtWord, firstWords } from './first-words.ts';
import { isMethod } from './words/method-verbs.ts';
import { spellDates } from './words/spell-dates.ts';

const spoken: readonly [RegExp, string][] = [
  [/^(?:i )?(?:called|rang|phoned) /i, 'Telephoning '],
  [/^(?:i )?(?:drafted|wrote) /i, 'Drafting '],
  [/^(?:i )?(?:reviewed|read|went through) /i, 'Perusing '],
  [/^(?:i )?(?:met|met up) with /i, 'Conferring with '],
  [/^(?:i )?(?:attended|went to) /i, 'Attending '],
  [/^(?:i )?emailed /i, 'Emailing '],
  [/^(?:i )?(?:researched|looked up) /i, 'Researching '],
  [/^(?:i )?prepared /i, 'Preparing '],
  [/^(?:telecon|tele ?con|tc|t\/c|tel|phone call|call) (?:with|w\/) ?/i, 'Telephone conference with '],
  [/^(?:meeting|mtg) (?:with|w\/) ?/i, 'Attending meeting with '],
];

/** A note's own first words, with its method first: it was written by the person who did the work. */
export function composeNote({ newText }: NoteEvidence): string[] {
  const words = firstWords(newText) || cutAtWord(newText.split('\n')[0]?.trim() ?? '', 200);
  const plain = spellDates(words.replace(/^[-*•\d.)\s]{1,6}/, '')).trim();
  const said = spoken.find(([pattern]) => pattern.test(plain));
  const first = /^\p{L}+/u.exec(plain)?.[0] ?? '';
  const begun = said ? plain.replace(said[0], said[1]) : isMethod(first) ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  return [begun, `Considering ${plain}`, plain];
}
