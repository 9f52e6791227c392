import { z } from 'zod';
import type { Utterance } from '../../domain/evidence.ts';
import { decodeText } from '../decode-text.ts';
import { checkSize, unreadable } from '../limits.ts';
import { type Cue, type CueFile, splitCues } from './split-cues.ts';
import { plainText, splitVoices } from './split-voices.ts';

export type Transcript = {
  /** In the order of their times; what one person says without a pause is one utterance. */
  utterances: Utterance[];
  /** Whole seconds: as the file states them, else from the first word to the last. */
  seconds: number;
  /** The instant of second 0, where the file tells it. */
  startedAt: Date | undefined;
  /** In sentences: what of the file could not be read. */
  warnings: string[];
};

/** A longer silence ends an utterance, in seconds. */
const pause = 2;
/** An utterance is not joined beyond this, in characters. */
const longest = 2000;

/** Teams' metadataContent: each cue is JSON with the instants of the clock on the wall (reference/teams-platform.md §3). */
const spokenCue = z.object({
  spokenText: z.string(),
  speakerName: z.string().nullish(),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
});

/** Reads a transcript in WebVTT. Throws unreadable-file for another file, one too large, or one in which nothing is said. */
export function readTranscript(bytes: Uint8Array): Transcript {
  checkSize(bytes);
  const file = splitCues(decodeText(bytes));
  const parts = file.cues.map(readCue);
  const said = parts.flatMap((part) => part?.said ?? []).sort((a, b) => a.from - b.from);
  const [first] = said;
  if (!first) throw unreadable('The transcript holds no spoken words that can be read.');
  const span = said.reduce((end, one) => Math.max(end, one.to), first.to) - first.from;
  return {
    utterances: joinTurns(said),
    seconds: Math.floor(file.statedSeconds ?? span),
    startedAt: parts.find((part) => part?.zero)?.zero,
    warnings: warningsOf(file, parts.filter((part) => part === undefined).length),
  };
}

type Part = { said: Utterance[]; zero?: Date };

/** What a cue says; undefined for a JSON cue that is broken. */
function readCue({ from, to, payload }: Cue): Part | undefined {
  if (!payload.startsWith('{')) return { said: splitVoices(payload).map((voice) => ({ ...voice, from, to })) };
  const cue = spokenCue.safeParse(parseJson(payload));
  if (!cue.success) return undefined;
  const { spokenText, speakerName, startDateTime } = cue.data;
  const [text, speaker] = [plainText(spokenText), plainText(speakerName ?? '')];
  const said = text === '' ? [] : [{ speaker: speaker === '' ? null : speaker, from, to, text }];
  return startDateTime ? { said, zero: new Date(Date.parse(startDateTime) - from * 1000) } : { said };
}

function joinTurns(said: readonly Utterance[]): Utterance[] {
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

function warningsOf({ untimed, cut }: CueFile, broken: number): string[] {
  const lost = untimed + broken;
  return [
    ...(lost === 0
      ? []
      : [`${lost} ${lost === 1 ? 'part' : 'parts'} of the transcript could not be read and ${lost === 1 ? 'is' : 'are'} left out.`]),
    ...(cut === 0 ? [] : ['The transcript holds overlong passages; their ends are left out.']),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
