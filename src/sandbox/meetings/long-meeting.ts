import { type Choices, choicesFrom } from '../actionstep/seed/random.ts';
import { sandboxPeople } from '../people.ts';
import type { Attendee, MeetingSeed, Utterance } from './meeting.ts';

const openings = ['So', 'Right, so', 'Um, I think', 'Well', 'Okay, and', 'As I said'] as const;
const tasks = [
  'we need to settle the statement of claim',
  'I would go through the discovery list again',
  'we should brief the expert on the quantum of the loss',
  'I want to reply to the letter of their solicitors',
  'we have to file the affidavit of documents',
  'the indemnity clause needs another look',
  'the limitation defence has to be pleaded',
  'we could offer a mediation before the hearing',
  'I will prepare the chronology for counsel',
  'the settlement deed should carry a confidentiality clause',
] as const;
const reasons = [
  'because the hearing date may move',
  'before the registry closes for the year',
  'since the freight contract says nothing about it',
  'as the insurer asked for it twice',
  'and I would rather have it in writing',
  'because the judge asked us to confer',
] as const;
const replies = [
  'Yes, I agree with that.',
  'Can you do that by Friday?',
  'All right, noted.',
  'Who has the signed copy?',
  'Good point.',
] as const;

/** A meeting of any length with the same words at every call, for measuring: the organizer and three others of the firm. */
export function longMeeting(minutes: number, reference = 'LIT-2026-0019'): MeetingSeed {
  const seconds = minutes * 60;
  const people = sandboxPeople.slice(0, 4);
  return {
    key: `long-meeting-${minutes}`,
    title: `Castle Freight - preparation for trial - ${reference}`,
    organizer: people[0]?.login ?? '',
    plannedSeconds: seconds,
    heldSeconds: seconds,
    attendees: people.map(({ login, name }, index): Attendee => {
      const present = [{ from: index * 30, to: seconds - index * 60 }];
      return { kind: 'firm', login, name, role: index === 0 ? 'Organizer' : 'Presenter', present };
    }),
    transcript: {
      utterances: talk(
        seconds,
        people.map(({ name }) => name),
      ),
      shape: 'export',
      startsAt: 0,
    },
  };
}

function talk(seconds: number, names: readonly string[]): Utterance[] {
  const choices = choicesFrom(seconds);
  const utterances: Utterance[] = [];
  for (let at = 2; at < seconds - 20; ) {
    const text = choices.below(4) === 0 ? choices.pick(replies) : sentence(choices);
    utterances.push({ at, speaker: names[choices.below(names.length)] ?? '', text });
    at += Math.ceil(text.split(' ').length * 0.4) + choices.below(3);
  }
  return utterances;
}

function sentence(choices: Choices): string {
  return `${choices.pick(openings)} ${choices.pick(tasks)} ${choices.pick(reasons)}, and then ${choices.pick(tasks)}.`;
}
