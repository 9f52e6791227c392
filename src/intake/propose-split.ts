import type { FollowUp } from '../domain/draft-text.ts';
import type { Utterance } from '../domain/evidence.ts';
import type { Matcher } from '../matching/index.ts';
import { passagesOf } from './match-meeting.ts';

/** A stretch of a talk that belongs to one matter by a reference spoken in it; whole seconds from the talk's start. */
export type ProposedPart = { matterId: string; reference: string; from: number; to: number };

/**
 * How a talk about several matters may be split: from each explicit reference to the next one to another matter, the words before the
 * first with the first. Empty for a talk about one matter or none. Only proposed: a person splits, by the times shown.
 */
export function proposeSplit(utterances: readonly Utterance[], match: Matcher): ProposedPart[] {
  const parts: ProposedPart[] = [];
  const end = Math.ceil(Math.max(0, ...utterances.map(({ to }) => to)));
  for (const { utterance, passages } of spoken(utterances)) {
    const found = match({ texts: ['', passages.join('\n')], people: [] });
    if (found?.tier !== 'exact') continue;
    const last = parts.at(-1);
    const { id, reference } = found.matter;
    if (last?.matterId === id) continue;
    const from = last === undefined ? 0 : Math.max(0, Math.floor(utterance.from));
    if (last) last.to = from;
    parts.push({ matterId: id, reference, from, to: end });
  }
  return new Set(parts.map(({ matterId }) => matterId)).size > 1 ? parts : [];
}

/** The first utterances with a number in them: a reference has one. */
function spoken(utterances: readonly Utterance[]) {
  return utterances
    .map((utterance) => ({ utterance, passages: passagesOf(utterance) }))
    .filter(({ passages }) => passages.length > 0)
    .slice(0, mostSpoken);
}

const mostSpoken = 400;
const mostFollowUps = 3;

/** What the person reads beside the draft: how the talk may be split, and what was agreed for later, which is never billed by itself. */
export function talkFlags(parts: readonly ProposedPart[], followUps: readonly FollowUp[]): string[] {
  const stretches = parts.map(({ reference, from, to }) => `${reference} ${clock(from)}–${clock(to)}`);
  const split = `Several matters were spoken of: ${stretches.join(', ')}. Split the entry by these times if each is to be billed.`;
  const later = followUps
    .slice(0, mostFollowUps)
    .map(({ speaker, text }) => `For later, no time of its own: ${speaker === null ? '' : `${speaker}: `}“${text}”`);
  return [...(parts.length > 0 ? [split] : []), ...later];
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours === 0 ? `${minutes}:${pad(rest)}` : `${hours}:${pad(minutes)}:${pad(rest)}`;
}
