import type { Evidence, EvidencePerson } from '../domain/evidence.ts';
import { instructsProgram } from './flag-instructions.ts';

/**
 * The evidence without what speaks to a program: lines of text, things said, subjects, titles and names. What engines, the gate and
 * the search for a matter are given; the person sees the evidence as it came, with a flag.
 */
export function withoutInstructions<E extends Evidence>(evidence: E): E {
  return { ...evidence, ...plainParts(evidence) };
}

function plainParts(evidence: Evidence): Partial<Evidence> {
  switch (evidence.kind) {
    case 'mail': {
      const { subject, from, to, cc, newText, attachments } = evidence;
      return {
        subject: plain(subject),
        from: named(from),
        to: to.map(named),
        cc: cc.map(named),
        newText: plainLines(newText),
        attachments: attachments.filter(({ name }) => !instructsProgram(name)),
      };
    }
    case 'note':
      return { title: plain(evidence.title), newText: plainLines(evidence.newText) };
    case 'document':
      return { title: plain(evidence.title), fileName: plain(evidence.fileName), newText: plainLines(evidence.newText) };
    case 'meeting':
    case 'recording': {
      const utterances = evidence.utterances.filter(({ text, speaker }) => !instructsProgram(text) && !instructsProgram(speaker ?? ''));
      return { title: plain(evidence.title), people: evidence.people.filter(({ name }) => !instructsProgram(name)), utterances };
    }
  }
}

function plain(text: string): string {
  return instructsProgram(text) ? '' : text;
}

/** Lines are judged one by one; a text that speaks to a program only as a whole keeps none of its lines. */
function plainLines(text: string): string {
  if (!instructsProgram(text)) return text;
  const left = text.split('\n').filter((line) => !instructsProgram(line));
  return plain(left.join('\n'));
}

function named(person: EvidencePerson): EvidencePerson {
  return { ...person, name: plain(person.name) };
}
