import type { Utterance } from '../../domain/evidence.ts';

/** The utterances with those of one speaker that follow one another joined: captions break sentences anywhere. */
export function joinTurns(utterances: readonly Utterance[]): Utterance[] {
  const turns: Utterance[] = [];
  for (const { speaker, from, to, text } of utterances) {
    const last = turns.at(-1);
    if (last && last.speaker === speaker && last.text.length < longestTurn) {
      last.text = `${last.text} ${text}`;
      last.to = Math.max(last.to, to);
    } else turns.push({ speaker, from, to, text });
  }
  return turns;
}

/** A transcript without speakers would be one turn, and had no time inside. */
const longestTurn = 1500;
