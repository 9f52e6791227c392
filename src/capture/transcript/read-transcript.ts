import { z } from 'zod';
import type { Utterance } from '../../domain/evidence.ts';
import { decodeText } from '../decode-text.ts';
import { checkSize, unreadable } from '../limits.ts';
import { joinTurns } from './join-turns.ts';
import { type Cue, type CueFile, splitCues } from './split-cues.ts';
import { plainText, splitVoices } from './split-voices.ts';
import { withSpokenNames } from './spoken-name.ts';
import type { Transcript } from './transcript.ts';

/** Teams' metadataContent: each cue is JSON with the instants of the clock on the wall (reference/teams-platform.md §3). */
const spokenCue = z.object({
  spokenText: z.string(),
  speakerName: z.string().nullish(),
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
});

/** Reads a transcript in WebVTT or SRT. Throws unreadable-file for another file, one too large, or one in which nothing is said. */
export function readTranscript(bytes: Uint8Array): Transcript {
  checkSize(bytes);
  const file = splitCues(decodeText(bytes));
  const parts = file.cues.map(readCue);
  const said = parts.flatMap((part) => part?.said ?? []).sort((a, b) => a.from - b.from);
  const [first] = said;
  if (!first) throw unreadable('The transcript holds no spoken words that can be read.');
  const span = said.reduce((end, one) => Math.max(end, one.to), first.to) - first.from;
  return {
    utterances: joinTurns(withSpokenNames(said)),
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
