import type { Utterance } from '../../domain/evidence.ts';

/** A person as transcripts write one before a colon or a time: up to five words that begin like names. */
export const namePattern = String.raw`\p{Lu}[\p{L}\p{M}.'’\-]{0,30}(?: [\p{L}(][\p{L}\p{M}.'’\-)]{0,30}){0,4}`;
const named = new RegExp(`^(${namePattern}): (\\S.*)$`, 'su');

/** Share of the cues that must begin with a name before any is taken for one. */
const enough = 0.3;

/**
 * Zoom, and many who write SRT, put 'Name: text' where others have a voice tag. Where a file tells no speaker and its cues begin
 * with names that come again, the names are taken; else everything stays as it was said.
 */
export function withSpokenNames(said: readonly Utterance[]): Utterance[] {
  if (said.some(({ speaker }) => speaker !== null)) return [...said];
  const split = said.map((one) => {
    const [, speaker, text] = named.exec(one.text) ?? [];
    return speaker === undefined || text === undefined ? one : { ...one, speaker, text };
  });
  const names = split.flatMap(({ speaker }) => speaker ?? []);
  const comesAgain = names.length > 2 && new Set(names).size <= names.length / 2;
  if (names.length === 0 || names.length < said.length * enough || !(comesAgain || names.length === said.length)) return [...said];
  let last: string | null = null;
  return split.map((one) => {
    last = one.speaker ?? last;
    return { ...one, speaker: last };
  });
}
