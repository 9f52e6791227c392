import type { DraftText, NoteEvidence } from '../domain/evidence.ts';
import { cutAtWord, firstWords } from './first-words.ts';

/** A note's own first words are its narrative: it was written by the person who did the work. */
export function draftNote(evidence: NoteEvidence): DraftText {
  const words = firstWords(evidence.newText) || cutAtWord(evidence.newText.split('\n')[0] ?? '', 250);
  return { narrative: words, engine: 'local-1', flags: ['The time is not known from a note: enter it.', ...evidence.warnings] };
}
