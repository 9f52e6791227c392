import type { MailEvidence } from '../../domain/evidence.ts';
import { cleanSubject } from '../clean-subject.ts';
import { instructsProgram } from '../flag-instructions.ts';
import { loadLanguage } from '../language/load-language.ts';
import { choosePhrases } from '../phrases/choose-phrases.ts';
import { findChunks } from '../phrases/find-chunks.ts';
import { rankPhrases } from '../phrases/rank-phrases.ts';
import { stem } from '../phrases/stem.ts';

/** Subjects that name no topic. */
const generic =
  /^(?:hi|hello|hey|docs?|documents?|question|questions|query|update|follow ?-?up|fyi|info|information|meeting|call|phone call|today|tomorrow|thanks?|thank you|as discussed|as requested|as promised|attached|attachments?|please (?:see|find|review).{0,40}|quick (?:question|query|call)|help|reminder|message|email|letter|file|files|scan|scanned.{0,30}|draft|drafts|comments?|your (?:email|message|letter|call)|no subject|\(no subject\)|confidential|important|fax|correspondence|matter|re|sorry|available\??|availability)$/i;
/** A mail's body names its topic from this many words on. */
const longText = 40;

/** What a mail is about: the cleaned subject, and the phrases of its text where the subject is generic, short or missing. */
export async function topicOfMail(
  { subject, newText }: MailEvidence,
  known: readonly string[],
): Promise<{ topic: string; phrases: string[] }> {
  const cleaned = instructsProgram(subject) ? '' : cleanSubject(subject);
  const topic = generic.test(cleaned) ? '' : cleaned;
  const words = topic.match(/\p{L}{3,}/gu)?.length ?? 0;
  if (words > 2) return { topic, phrases: [] };
  const text = sentencesFor(newText);
  if (topic !== '' && text.split(/\s+/).length < longText) return { topic, phrases: [] };
  const not = new Set((topic.match(/\p{L}+/gu) ?? []).map(stem));
  return { topic, phrases: await phrasesOf(text, not, known) };
}

/** The text without sentences that speak to a program. */
function sentencesFor(text: string): string {
  return text
    .slice(0, 20_000)
    .split(/(?<=[.!?\n])/)
    .filter((sentence) => !instructsProgram(sentence))
    .join(' ');
}

async function phrasesOf(text: string, not: ReadonlySet<string>, known: readonly string[]): Promise<string[]> {
  const language = await loadLanguage();
  const lines = text.split('\n').filter((line) => !/^\s*(?:dear|hi|hello|hey|kia ora|kind regards|regards|thanks|cheers)\b/i.test(line));
  const chunks = lines.map((line) => findChunks(line, language));
  const matterWords = new Set(known.flatMap((one) => one.match(/\p{L}{3,}/gu) ?? []).map(stem));
  const ranked = rankPhrases(chunks, language, { matterWords }).filter(({ keys, count }) => keys.length > 1 || count > 1);
  return choosePhrases(ranked, 2, not).map(({ text: phrase }) => phrase);
}
