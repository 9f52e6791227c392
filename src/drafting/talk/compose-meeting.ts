import type { EvidencePerson } from '../../domain/evidence.ts';
import { cleanSubject } from '../clean-subject.ts';
import { cutAtWord } from '../first-words.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { listed } from '../lists.ts';
import { namePeople } from '../name-people.ts';
import { choosePhrases } from '../phrases/choose-phrases.ts';
import { stem } from '../phrases/stem.ts';
import { inLocalSpelling } from '../words/local-spelling.ts';
import { spellDates } from '../words/spell-dates.ts';
import type { TalkReview } from './review-talk.ts';

/** A talk as far as its narrative needs it; `method` as in 'Attending Teams meeting'. */
export type Talk = { method: string; title: string; people: readonly EvidencePerson[]; seconds: number };

/** Titles that calendars and recorders give by themselves. */
const generic =
  /^(?:new |microsoft |ms )?(?:teams |online |zoom |video |phone |weekly |monthly |team )?(?:meeting|call|catch[ -]?up|conference|transcript|recording|untitled|chat|discussion)(?: (?:now|transcript|recording|in .{1,60}|with .{1,60}))?$/i;
const longestTitle = 110;

/** The topic in a meeting's title; '' for one that names none. */
export function topicOfTitle(title: string): string {
  const topic = instructsProgram(title) ? '' : cleanSubject(title);
  return generic.test(topic) ? '' : cutAtWord(topic, longestTitle);
}

/** Narratives of a talk, the fullest first: method, with whom, about what, and the topics that came up, in their order. */
export function composeMeeting({ method, title, people, seconds }: Talk, { topics }: TalkReview): string[] {
  const who = namePeople(people);
  const head = who === '' ? method : `${method} with ${who}`;
  const topic = inLocalSpelling(spellDates(topicOfTitle(title)));
  const taken = new Set((topic.match(/\p{L}+/gu) ?? []).map(stem));
  const most = mostTopics(seconds, topic !== '');
  const lists = Array.from({ length: most }, (_, less) =>
    choosePhrases(topics, most - less, taken).map(({ text }) => inLocalSpelling(text)),
  );
  const narratives = [...new Set(lists.filter((list) => list.length > 0).map(listed))].map((list) =>
    topic === '' ? `${head} regarding ${list}` : `${head} regarding ${topic}, including ${list}`,
  );
  return [...narratives, ...(topic === '' ? [] : [`${head} regarding ${topic}`]), head];
}

/** A long talk has more topics; a title names the first of them. */
function mostTopics(seconds: number, isTitled: boolean): number {
  const most = seconds < 900 ? 3 : seconds < 2700 ? 4 : seconds < 5400 ? 5 : 6;
  return isTitled ? Math.max(2, most - 1) : most;
}
