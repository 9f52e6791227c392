import type { DraftText, MeetingEvidence, MeetingTiming } from '../../domain/evidence.ts';
import { cleanSubject } from '../clean-subject.ts';
import { cutAtWord } from '../first-words.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { namePeople } from '../name-people.ts';
import { nameTopics } from './name-topics.ts';

/** Longest narrative the engine writes; longer ones are hard to read on a bill (domain/narrative-checks). */
const longest = 240;
const mostTopics = 3;
/** Titles that calendars and recorders give by themselves. */
const generic =
  /^(new |microsoft |ms )?(teams |online |zoom |video )?(meeting|call|conference|transcript|recording|untitled|chat)( (now|in .{1,60}))?$/i;

/**
 * The simplest truthful narrative of a meeting: how, with whom, about what, and what came up again and again. Every name and
 * topic stands in the evidence; what speaks to a program is neither followed nor quoted, only flagged.
 */
export function draftMeeting(evidence: MeetingEvidence): DraftText {
  const people = evidence.people.filter(({ name }) => !instructsProgram(name));
  const said = evidence.utterances.filter(({ text }) => !instructsProgram(text));
  const topic = instructsProgram(evidence.title) ? '' : titleOf(evidence.title);
  const names = [
    evidence.timekeeper?.name ?? '',
    ...evidence.people.map(({ name }) => name),
    ...said.flatMap(({ speaker }) => speaker ?? []),
  ];
  const topics = nameTopics(said, [...new Set(names), topic], mostTopics);
  const narrative = withTopics(headOf(evidence, namePeople(people), topic), topics);
  const isAttacked =
    people.length < evidence.people.length ||
    said.length < evidence.utterances.length ||
    (topic === '' && instructsProgram(evidence.title));
  return { narrative, engine: 'local-1', flags: flagsOf(evidence, topic === '' && topics.length === 0, isAttacked) };
}

function titleOf(title: string): string {
  const topic = cleanSubject(title);
  return generic.test(topic) ? '' : topic;
}

function headOf({ service }: MeetingEvidence, people: string, topic: string): string {
  const method = service === null ? 'Attending meeting' : `Attending ${service} meeting`;
  const head = people === '' ? method : `${method} with ${people}`;
  return cutAtWord(topic === '' ? head : `${head} regarding ${topic}`, longest);
}

/** As many topics as fit whole. */
function withTopics(head: string, topics: readonly string[]): string {
  for (let count = topics.length; count > 0; count -= 1) {
    const [last, ...others] = topics.slice(0, count).reverse();
    const list = others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
    const text = `${head}; discussing ${list}`;
    if (text.length <= longest) return text;
  }
  return head;
}

const untimed: Readonly<Record<MeetingTiming, string | undefined>> = {
  attendance: undefined,
  schedule: 'Who attended when is not known: the time is that of the calendar. Enter how long you were there.',
  transcript: 'Who attended when is not known: the time is that of the transcript. Enter how long you were there.',
  unknown: 'Who attended when is not known. Enter how long you were there.',
};

function flagsOf({ timing, warnings }: MeetingEvidence, isNameless: boolean, isAttacked: boolean): string[] {
  return [
    ...(isNameless ? ['Nothing names the topic of the meeting: write what it was about.'] : []),
    ...[untimed[timing] ?? []].flat(),
    ...(isAttacked ? ['The meeting contains instructions to a computer program. They were not followed.'] : []),
    ...warnings,
  ];
}
