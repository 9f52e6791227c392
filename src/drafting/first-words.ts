import { onOneLine } from './clean-subject.ts';

const greeting = /^(dear|hi|hello|hey|kia ora|tēnā koe|good (morning|afternoon|evening)|to whom)\b/i;
const longest = 90;

/** The first sentence that says something, cut at a word: the topic of a mail without a subject. '' when there is none. */
export function firstWords(text: string): string {
  for (const line of text.slice(0, 5000).split('\n')) {
    const sentence = onOneLine(line).split(/[.!?](?:\s|$)/)[0] ?? '';
    if (sentence.length > 8 && !greeting.test(sentence)) return cutAtWord(sentence, longest);
  }
  return '';
}

/** At most `length` characters, ending with a whole word. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const space = cut.lastIndexOf(' ');
  return (space > length / 2 ? cut.slice(0, space) : text.slice(0, length)).replace(/[\s,;:–—-]+$/, '');
}
