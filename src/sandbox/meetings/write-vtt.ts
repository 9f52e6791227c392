import { createHash } from 'node:crypto';
import type { Transcript, Utterance } from './meeting.ts';

type Cue = { id: string; from: number; to: number; speaker: string; text: string };

const wordsAMinute = 150;
/** Teams breaks a caption after about so many characters, and shows two lines of it at a time. */
const lineLength = 45;

/** The transcript as `text/vtt`, each cue with its speaker. */
export function attributedVtt({ utterances, shape }: Transcript): string {
  const clock = shape === 'graph' ? shortClock : paddedClock;
  const cues = cuesOf(utterances, shape === 'graph' ? Number.POSITIVE_INFINITY : 2 * lineLength);
  return document(
    cues.map(({ id, from, to, speaker, text }) => {
      const head = shape === 'graph' ? '' : `${id}\n`;
      const lines = shape === 'graph' ? escaped(text) : escaped(twoLines(text));
      return `${head}${clock(from)} --> ${clock(to)}\n<v ${escaped(speaker)}>${lines}</v>`;
    }),
  );
}

/** The transcript without a word on who spoke. */
export function unattributedVtt({ utterances }: Transcript): string {
  return document(
    cuesOf(utterances, 2 * lineLength).map(
      ({ from, to, text }) => `${paddedClock(from)} --> ${paddedClock(to)}\n${escaped(twoLines(text))}`,
    ),
  );
}

/** The transcript as `metadataContent`: cues of JSON with wall-clock times; `startedAt` is when the transcript began. */
export function metadataVtt({ utterances }: Transcript, startedAt: Date): string {
  const instant = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000).toISOString().replace('Z', '0000+00:00');
  return document(
    cuesOf(utterances, Number.POSITIVE_INFINITY).map(({ from, to, speaker, text }) => {
      const spoken = {
        startDateTime: instant(from),
        endDateTime: instant(to),
        speakerName: speaker,
        spokenText: text,
        spokenLanguage: 'en-nz',
      };
      return `${paddedClock(from)} --> ${paddedClock(to)}\n${JSON.stringify(spoken)}`;
    }),
  );
}

function document(cues: readonly string[]): string {
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** Cuts long utterances; the parts share the time by their length. A cue ends when the next speaker starts at the latest. */
function cuesOf(utterances: readonly Utterance[], longest: number): Cue[] {
  const guid = guidOf(utterances);
  return utterances.flatMap(({ at, speaker, text }, index) => {
    const spoken = (text.split(' ').length / wordsAMinute) * 60;
    const next = utterances[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const seconds = Math.min(spoken, next - at);
    const parts = cut(text, longest);
    let from = at;
    return parts.map((part, number) => {
      const to = from + seconds * (part.length / parts.join('').length);
      const cue = { id: `${guid}/${index + 5}-${number}`, from, to, speaker, text: part };
      from = to;
      return cue;
    });
  });
}

function cut(text: string, longest: number): string[] {
  const parts: string[] = [];
  for (const word of text.split(' ')) {
    const last = parts.at(-1);
    if (last === undefined || last.length + word.length >= longest) parts.push(word);
    else parts[parts.length - 1] = `${last} ${word}`;
  }
  return parts;
}

function twoLines(text: string): string {
  const space = text.length <= lineLength ? -1 : text.lastIndexOf(' ', lineLength);
  return space < 0 ? text : `${text.slice(0, space)}\n${text.slice(space + 1)}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function clockParts(seconds: number) {
  const millis = Math.round(Math.abs(seconds) * 1000);
  const sign = seconds < 0 && millis > 0 ? '-' : '';
  return { sign, hours: Math.floor(millis / 3_600_000), minutes: Math.floor(millis / 60_000) % 60, rest: millis % 60_000 };
}

function paddedClock(seconds: number): string {
  const { sign, hours, minutes, rest } = clockParts(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${sign}${two(hours)}:${two(minutes)}:${(rest / 1000).toFixed(3).padStart(6, '0')}`;
}

function shortClock(seconds: number): string {
  const { sign, hours, minutes, rest } = clockParts(seconds);
  return `${sign}${hours}:${minutes}:${rest % 1000 === 0 ? `${rest / 1000}.0` : String(rest / 1000)}`;
}

function guidOf(utterances: readonly Utterance[]): string {
  const digest = createHash('sha256').update(JSON.stringify(utterances)).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
