import type { MailEvidence } from '../../domain/evidence.ts';
import { cutAtWord } from '../first-words.ts';
import { listed } from '../lists.ts';
import { namePeople } from '../name-people.ts';
import { inLocalSpelling } from '../words/local-spelling.ts';
import { spellDates } from '../words/spell-dates.ts';
import { documentLists } from './name-documents.ts';
import { topicOfMail } from './topic-of-mail.ts';

const longestTopic = 140;

/** Narratives of a mail, the fullest first, each with nothing but what the mail says: method, with whom, about what, which documents. */
export async function composeMail(mail: MailEvidence, known: readonly string[]): Promise<string[]> {
  const people = namePeople(mail.direction === 'sent' ? [...mail.to, ...mail.cc] : [mail.from]);
  const method = methodOf(mail);
  const head = people === '' ? method.replace(/ (?:to|from)$/, '') : `${method} ${people}`;
  const { topic, phrases } = await topicOfMail(mail, known);
  const about = inLocalSpelling(spellDates(cutAtWord(topic, longestTopic)));
  const verb = mail.direction === 'sent' ? 'attaching' : 'enclosing';
  const documents = documentLists(mail.attachments.map((attachment) => attachment.name)).map((list) =>
    list === '' ? '' : `, ${verb} ${spellDates(list)}`,
  );
  const topics = [withPhrases(about, phrases), about, inLocalSpelling(listed(phrases)), ''].filter(
    (one, at, all) => all.indexOf(one) === at,
  );
  return topics.flatMap((one) => documents.map((list) => (one === '' ? head + list : `${head} regarding ${one}${list}`)));
}

function methodOf({ direction, relation }: MailEvidence): string {
  if (direction === 'received') return 'Perusing email from';
  if (relation === 'forward') return 'Forwarding email to';
  return relation === 'reply' ? 'Drafting email in reply to' : 'Drafting email to';
}

function withPhrases(topic: string, phrases: readonly string[]): string {
  const list = inLocalSpelling(listed(phrases));
  if (topic === '' || list === '') return topic || list;
  return `${topic}, including ${list}`;
}
