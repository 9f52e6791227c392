import { limits, unreadable } from '../limits.ts';
import { parseClock } from './parse-clock.ts';

/** One timed block of a WebVTT file, in seconds of the file's own clock; the payload is as written. */
export type Cue = { from: number; to: number; payload: string };
export type CueFile = {
  cues: Cue[];
  /** Length in seconds where a NOTE states it, as Teams' older exports do. */
  statedSeconds: number | undefined;
  /** Blocks of text that have no time, or none that can be read. */
  untimed: number;
  /** Cues longer than is read: their rest is left out. */
  cut: number;
};

const statedDuration = /^NOTE[ \t]{1,4}duration:[ \t]{0,4}"?([\d:.,]{4,24})"?/i;
const ignored = /^(NOTE|STYLE|REGION)([ \t]|$)/;

/**
 * The cues of a WebVTT or SubRip file, tolerant of what Teams writes: clocks without padding, below zero, identifiers, comments, any line
 * end. One pass over the lines. Throws unreadable-file for what is neither or has more cues than are read.
 */
export function splitCues(text: string): CueFile {
  const lines = text.split(/\r\n|\n|\r/);
  const isWebVtt = /^WEBVTT([ \t]|$)/.test(lines[0] ?? '');
  if (!isWebVtt && !isSubRip(lines)) throw unreadable('This is not a transcript in WebVTT or SRT: it does not begin like one.');
  const file: CueFile = { cues: [], statedSeconds: undefined, untimed: 0, cut: 0 };
  let at = isWebVtt ? 1 : 0;
  if (!isWebVtt) while ((lines[at] ?? '').trim() === '') at += 1;
  if (isWebVtt) while (at < lines.length && lines[at] !== '' && !isTiming(lines[at])) at += 1;
  while (at < lines.length) at = readBlock(lines, at, file);
  return file;
}

/** SubRip begins with the number of its first cue and a timing. */
function isSubRip(lines: readonly string[]): boolean {
  const first = lines.slice(0, 20).findIndex((line) => line.trim() !== '');
  return first >= 0 && /^\s*\d{1,9}\s*$/.test(lines[first] ?? '') && isTiming(lines[first + 1]);
}

/** Reads the block that begins at line `at`; answers where the next one begins. */
function readBlock(lines: readonly string[], at: number, file: CueFile): number {
  const line = lines[at] ?? '';
  if (line.trim() === '') return at + 1;
  if (ignored.test(line)) {
    const stated = statedDuration.exec(line.slice(0, 80))?.[1];
    if (stated !== undefined) file.statedSeconds = parseClock(stated) ?? file.statedSeconds;
    return endOfBlock(lines, at + 1, false);
  }
  const timing = isTiming(line) ? at : at + 1;
  if (!isTiming(lines[timing])) {
    file.untimed += 1;
    return endOfBlock(lines, at + 1, true);
  }
  const end = endOfBlock(lines, timing + 1, true);
  addCue(lines[timing] ?? '', lines.slice(timing + 1, end), file);
  return end;
}

function addCue(timing: string, payload: readonly string[], file: CueFile): void {
  const text = payload.join('\n').trim();
  if (text === '') return;
  const [left = '', right = ''] = timing.slice(0, 200).split('-->');
  const [from, to] = [parseClock(left.trim()), parseClock(right.trim().split(/[ \t]/)[0] ?? '')];
  if (from === undefined || to === undefined) {
    file.untimed += 1;
    return;
  }
  if (file.cues.length === limits.cues) throw unreadable(`The transcript has more than ${limits.cues} cues; so long a one is not read.`);
  if (text.length > limits.cue) file.cut += 1;
  file.cues.push({ from, to: Math.max(from, to), payload: text.slice(0, limits.cue) });
}

/** The first blank line or, where `atTiming`, the first timing: a cue may follow without a blank line. */
function endOfBlock(lines: readonly string[], from: number, atTiming: boolean): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() !== '' && !(atTiming && isTiming(lines[at]))) at += 1;
  return at;
}

/** An arrow near the line's start; JSON payloads may hold one as text. */
function isTiming(line: string | undefined): boolean {
  return line !== undefined && !line.startsWith('{') && line.slice(0, 60).includes('-->');
}
