import type { Utterance } from '../../domain/evidence.ts';

/** A longer silence ends an utterance, in seconds. */
const pause = 2;
/** An utterance is not joined beyond this, in characters. */
const longest = 2000;

/** What one person says without a pause as one utterance. */
export function joinTurns(said: readonly Utterance[]): Utterance[] {
  const turns: Utterance[] = [];
  for (const one of said) {
    const last = turns.at(-1);
    const goesOn = last && last.speaker === one.speaker && one.from - last.to <= pause && last.text.length + one.text.length < longest;
    if (!goesOn) turns.push({ ...one });
    else {
      last.to = Math.max(last.to, one.to);
      last.text = `${last.text} ${one.text}`;
    }
  }
  return turns;
}
