/** Sentences of a turn, verbatim; at most `most`. Linear in the text. */
export function spokenSentences(text: string, most = 400): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length && sentences.length < most; at += 1) {
    const isEnd = (text[at] === '.' || text[at] === '?' || text[at] === '!') && (at + 1 === text.length || text[at + 1] === ' ');
    if (!isEnd) continue;
    sentences.push(text.slice(start, at + 1).trim());
    start = at + 1;
  }
  const rest = text.slice(start).trim();
  return (rest === '' || sentences.length >= most ? sentences : [...sentences, rest]).filter((sentence) => sentence.length > 1);
}
