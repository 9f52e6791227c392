import type { Evidence, MailEvidence, MeetingTiming } from '../domain/evidence.ts';
import { cleanSubject } from './clean-subject.ts';
import { instructsProgram } from './flag-instructions.ts';
import { topicOfTitle } from './talk/compose-meeting.ts';

/** What the person should know before approving a draft, in sentences. */
export function flagsOf(evidence: Evidence, narrative: string, hasTopics: boolean): string[] {
  switch (evidence.kind) {
    case 'mail':
      return mailFlags(evidence, narrative);
    case 'note':
      return ['The time is not known from a note: enter it.', ...attacked(evidence.newText, 'note'), ...evidence.warnings];
    case 'document':
      return [...attacked(`${evidence.title}\n${evidence.fileName}\n${evidence.newText}`, 'document'), ...evidence.warnings];
    case 'meeting':
    case 'recording': {
      const isNameless = topicOfTitle(evidence.title) === '' && !hasTopics;
      const texts = [evidence.title, ...evidence.people.map(({ name }) => name)];
      const isAttacked =
        texts.some(instructsProgram) ||
        evidence.utterances.some(({ text, speaker }) => instructsProgram(text) || instructsProgram(speaker ?? ''));
      return [
        ...(isNameless ? ['Nothing names the topic of the meeting: write what it was about.'] : []),
        ...(evidence.kind === 'meeting' ? [untimed[evidence.timing] ?? []].flat() : []),
        ...(isAttacked ? ['The meeting contains instructions to a computer program. They were not followed.'] : []),
        ...evidence.warnings,
      ];
    }
  }
}

function mailFlags({ subject, newText, bulk, from, to, cc, attachments, warnings }: MailEvidence, narrative: string): string[] {
  const isNameless = cleanSubject(subject) === '' && !narrative.includes(' regarding ');
  const names = [...[from, ...to, ...cc].map(({ name }) => name), ...attachments.map(({ name }) => name)];
  return [
    ...(isNameless ? ['The email has no subject and no text to name a topic: write what it was about.'] : []),
    ...(bulk ? ['This looks like an automatic email. Bill it only if you worked on it.'] : []),
    ...attacked([subject, ...names, newText].join('\n'), 'email'),
    ...warnings,
  ];
}

function attacked(text: string, what: string): string[] {
  return instructsProgram(text) ? [`The ${what} contains instructions to a computer program. They were not followed.`] : [];
}

const untimed: Readonly<Record<MeetingTiming, string | undefined>> = {
  attendance: undefined,
  schedule: 'Who attended when is not known: the time is that of the calendar. Enter how long you were there.',
  transcript: 'Who attended when is not known: the time is that of the transcript. Enter how long you were there.',
  unknown: 'Who attended when is not known. Enter how long you were there.',
};
