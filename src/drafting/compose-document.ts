import type { DocumentEvidence } from '../domain/evidence.ts';
import { isMine, type Sides } from './activity-code.ts';
import { onOneLine } from './clean-subject.ts';
import { cutAtWord } from './first-words.ts';
import { instructsProgram } from './flag-instructions.ts';
import { loadLanguage } from './language/load-language.ts';
import { listed } from './lists.ts';
import { choosePhrases } from './phrases/choose-phrases.ts';
import { findChunks } from './phrases/find-chunks.ts';
import { rankPhrases } from './phrases/rank-phrases.ts';
import { stem } from './phrases/stem.ts';
import { inLocalSpelling } from './words/local-spelling.ts';
import { spellDates } from './words/spell-dates.ts';

/** Pages of a contract are named by their first characters as well as by all of them. */
const read = 40_000;
const topics = 3;

/** Narratives of a document, the fullest first: read or drafted, its title, what it is about. */
export async function composeDocument(document: DocumentEvidence, sides: Sides, known: readonly string[]): Promise<string[]> {
  const verb = isMine([document.author, document.lastAuthor], sides) ? 'Drafting' : 'Perusing';
  const title = titleOf(document);
  if (title === '') return [`${verb} document`];
  const head = `${verb} ${inLocalSpelling(spellDates(title))}`;
  const phrases = await phrasesOf(document.newText, title, known);
  const lists = [...phrases.keys()].map((less) => listed(phrases.slice(0, phrases.length - less)));
  return [...lists.map((list) => `${head}, regarding ${list}`), head];
}

function titleOf({ title, fileName }: DocumentEvidence): string {
  const named = instructsProgram(title) ? '' : title;
  const given = onOneLine(named || (instructsProgram(fileName) ? '' : fileName.replace(/\.[a-z0-9]{2,5}$/i, '')));
  const plain = given.replace(/[_+]+/g, ' ').replace(/^["'“”‘’\s]+|["'“”‘’\s]+$/g, '');
  // Capitals shout on a bill: words of four and more in a title that is mostly such are set down.
  const capitals = plain.match(/\p{Lu}/gu)?.length ?? 0;
  const isLoud = capitals > (plain.match(/\p{Ll}/gu)?.length ?? 0);
  const calm = isLoud
    ? plain
        .replace(/\b(?:OF|AND|THE|IN|FOR|TO|ON|BY|NEW)\b/g, (word) => (word === 'NEW' ? 'New' : word.toLowerCase()))
        .replace(/\p{Lu}{4,}/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    : plain;
  const cut = cutAtWord(calm.trim(), 110);
  return /\([^)]*$/.test(cut) ? cut.replace(/\s*\([^)]*$/, '') : cut;
}

async function phrasesOf(text: string, title: string, known: readonly string[]): Promise<string[]> {
  const lines = text
    .slice(0, read)
    .split(/\n+/)
    .filter((line) => line.trim().length > 20 && !instructsProgram(line));
  if (lines.length < 3) return [];
  const language = await loadLanguage();
  const matterWords = new Set(known.flatMap((one) => one.match(/\p{L}{3,}/gu) ?? []).map(stem));
  const chunks = lines.map((line) => findChunks(line, language));
  const ranked = rankPhrases(chunks, language, { matterWords }).filter(
    ({ count, keys, text: phrase }) => keys.length > 1 && count > 2 && /\p{Ll}/u.test(phrase),
  );
  const taken = new Set((title.match(/\p{L}+/gu) ?? []).map(stem));
  return choosePhrases(ranked, topics, taken).map(({ text: phrase }) => inLocalSpelling(phrase));
}
