import type { Utterance } from '../../domain/evidence.ts';
import { limits } from '../limits.ts';
import { joinTurns } from './join-turns.ts';
import { parseClock } from './parse-clock.ts';
import { namePattern } from './spoken-name.ts';
import type { Transcript } from './transcript.ts';

const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
/** A turn's first line, as programs write it: each form tells a name, most a time, some the words too. */
const forms = [
  new RegExp(`^[\\[(]?(?<time>${time})[\\])]? {0,3}[-–—|]? {0,3}(?<name>${namePattern}) ?(?:: {0,3}(?<text>.*))?$`, 'u'),
  new RegExp(`^\\[?(?<name>${namePattern})\\]?[ \\u00a0\\t]{1,8}[\\[(]?(?<time>${time})[\\])]? ?(?:: {0,3}(?<text>.*))?$`, 'u'),
];
const untimed = new RegExp(`^(?<name>${namePattern}): {1,3}(?<text>\\S.*)$`, 'u');
const statedLength = /^(?:(\d{1,2})h )?(?:(\d{1,2})m )?(\d{1,2})s$/;
const ownWords = /^(?:.{1,80} )?(?:started|stopped) transcription$/i;
/** Words a minute, to guess how long the last turn took: nothing tells its end. */
const pace = 150;
const fewest = 4;

type Turn = { name: string; at: number | undefined; lines: string[] };

/**
 * A transcript written as text: Teams' Word download, Zoom's captions, 'Name: words' with or without times. Undefined for a text that
 * is none, so that a note or a contract is never taken for talk. Linear in the number of lines.
 */
export function readTextTranscript(text: string): Transcript | undefined {
  const lines = text
    .slice(0, limits.text)
    .split('\n')
    .map((line) => line.replaceAll('\u00a0', ' ').trim());
  const filled = lines.filter((line) => line !== '');
  const timed = turnsOf(filled, (line) => forms.map((form) => form.exec(line)).find((match) => match !== null));
  if (timed.length >= fewest && timed.length * 4 >= filled.length * 0.6) return transcriptOf(timed, statedIn(filled), []);
  const plain = turnsOf(filled, (line) => untimed.exec(line));
  if (!isTalk(plain, filled.length)) return undefined;
  return transcriptOf(plain, statedIn(filled), ['The transcript tells no times.']);
}

function turnsOf(lines: readonly string[], match: (line: string) => RegExpExecArray | null | undefined): Turn[] {
  const turns: Turn[] = [];
  for (const line of lines) {
    const groups = line.length > limits.cue ? undefined : match(line.slice(0, limits.cue))?.groups;
    const name = groups?.['name'];
    if (name !== undefined) turns.push({ name, at: parseClock(groups?.['time'] ?? ''), lines: groups?.['text'] ? [groups['text']] : [] });
    else if (!ownWords.test(line.slice(0, 120))) turns.at(-1)?.lines.push(line.slice(0, limits.cue));
  }
  return turns.filter((turn) => turn.lines.length > 0);
}

/** Without times only a text that is mostly 'Name: words', with names that take turns, is talk. */
function isTalk(turns: readonly Turn[], lines: number): boolean {
  const counts = new Map<string, number>();
  for (const { name } of turns) counts.set(name, (counts.get(name) ?? 0) + 1);
  const regular = [...counts.values()].filter((count) => count >= 2).length;
  return turns.length >= fewest && turns.length >= lines * 0.6 && regular >= 2 && counts.size <= turns.length / 2;
}

function transcriptOf(turns: readonly Turn[], stated: number | undefined, warnings: string[]): Transcript {
  const isTimed = turns.some(({ at }) => at !== undefined);
  let now = turns.find(({ at }) => at !== undefined)?.at ?? 0;
  const said = turns.map(({ name, at, lines }, index): Utterance => {
    const from = at ?? now;
    const text = lines.join(' ').replace(/\s+/g, ' ');
    const guess = from + (text.split(' ').length * 60) / pace;
    const next = turns[index + 1]?.at;
    now = isTimed ? (next !== undefined && next >= from ? next : guess) : from;
    return { speaker: name, from, to: now, text };
  });
  const from = said[0]?.from ?? 0;
  const span = said.reduce((end, { to }) => Math.max(end, to), from) - from;
  return { utterances: joinTurns(said), seconds: stated ?? (isTimed ? Math.floor(span) : 0), startedAt: undefined, warnings };
}

/** Teams writes the length below the title: '1h 2m 3s'. */
function statedIn(lines: readonly string[]): number | undefined {
  const parts = lines
    .slice(0, 6)
    .map((line) => statedLength.exec(line))
    .find((match) => match !== null);
  return parts ? Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3]) : undefined;
}
