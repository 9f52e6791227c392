import type { DraftText, MailEvidence } from '../domain/evidence.ts';
import { cleanSubject, onOneLine } from './clean-subject.ts';
import { cutAtWord, firstWords } from './first-words.ts';
import { flagMail } from './flag-mail.ts';
import { namePeople } from './name-people.ts';

/** Longest narrative the engine writes; people may write longer ones. */
const longest = 250;

/**
 * The simplest truthful narrative of a mail: how (the method comes first, as an itemised bill needs: Legal Profession
 * Regulation 2005 (NSW) reg 111B), with whom, about what, and the documents named. Every name and word is the mail's own.
 */
export function draftMail(evidence: MailEvidence): DraftText {
  const people = namePeople(evidence.direction === 'sent' ? [...evidence.to, ...evidence.cc] : [evidence.from]);
  const topic = cleanSubject(evidence.subject) || firstWords(evidence.newText);
  const method = evidence.direction === 'sent' ? 'Drafting email to' : 'Perusing email from';
  const head = people === '' ? method.replace(/ (to|from)$/, '') : `${method} ${people}`;
  const about = topic === '' ? head : `${head} regarding ${topic}`;
  const narrative = withDocuments(cutAtWord(about, longest), evidence);
  return { narrative, engine: 'local-1', flags: flagMail(evidence, topic) };
}

/** Names the documents while there is room for whole names. */
function withDocuments(narrative: string, evidence: MailEvidence): string {
  const names = evidence.attachments.map(({ name }) => onOneLine(name).slice(0, 80)).filter((name) => name !== '' && !isDecoration(name));
  const verb = evidence.direction === 'sent' ? 'attaching' : 'enclosing';
  for (let count = Math.min(names.length, 3); count > 0; count -= 1) {
    const others = names.length - count;
    const rest = others === 0 ? '' : ` and ${others} other ${others === 1 ? 'document' : 'documents'}`;
    const text = `${narrative}, ${verb} ${listed(names.slice(0, count), others > 0)}${rest}`;
    if (text.length <= longest) return text;
  }
  return narrative;
}

function listed(names: readonly string[], goesOn: boolean): string {
  if (goesOn || names.length < 2) return names.join(', ');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Logos and signature pictures are no documents. */
function isDecoration(name: string): boolean {
  return /^(image\d{1,4}|logo|outlook-.{0,60})\.(png|jpe?g|gif)$/i.test(name);
}
