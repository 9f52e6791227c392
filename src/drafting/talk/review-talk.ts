import type { DraftSegment, FollowUp } from '../../domain/draft-text.ts';
import type { Utterance } from '../../domain/evidence.ts';
import { loadLanguage } from '../language/load-language.ts';
import { choosePhrases } from '../phrases/choose-phrases.ts';
import { type Chunk, findChunks } from '../phrases/find-chunks.ts';
import { type Phrase, rankPhrases } from '../phrases/rank-phrases.ts';
import { stem } from '../phrases/stem.ts';
import { findPromises, type Promises } from './find-promises.ts';
import { type Stretch, segmentTalk } from './segment-talk.ts';
import { spokenSentences } from './spoken-sentences.ts';
import { joinTurns } from './turns.ts';

/** A talk as it is reviewed: its topics, best first; its stretches with their own; what was promised. */
export type TalkReview = { topics: Phrase[]; segments: DraftSegment[]; followUps: FollowUp[]; quotes: string[] };

const nothing: TalkReview = { topics: [], segments: [], followUps: [], quotes: [] };
const perSegment = 6;
const quotesOfSegment = 2;
/** Phrases said less often name a topic of the whole talk only by chance. */
const repeated = (count: number, words: number) => count >= (words === 1 ? 4 : 2);
const leastScore = 1.5;
const leastEnglish = 0.15;

/**
 * Reads a talk: noun phrases ranked over the whole, then each stretch's own by contrast with the rest. Names of `names` are no
 * topics; words of `known` (matter, subject) weigh more. Every phrase and quote is verbatim. Nothing for talk in other languages.
 */
export async function reviewTalk(
  utterances: readonly Utterance[],
  names: readonly string[],
  known: readonly string[],
): Promise<TalkReview> {
  const turns = joinTurns(utterances);
  if (turns.length === 0 || !isEnglish(turns)) return nothing;
  const language = await loadLanguage();
  const chunks = turns.map(({ text }) => findChunks(text, language));
  const knowledge = { names: keysOf(names), matterWords: keysOf(known) };
  const ranked = rankPhrases(inBins(chunks), language, knowledge);
  const stretches = segmentTalk(turns.map(({ from }, at) => ({ from, words: (chunks[at] ?? []).flatMap(({ keys }) => keys) })));
  const promises = findPromises(turns);
  return {
    topics: topicsOf(ranked),
    segments: segmentsOf(stretches, turns, chunks, ranked, promises),
    followUps: promises.tasks,
    quotes: promises.decisions.map(({ text }) => text).slice(0, quotesOfSegment),
  };
}

/** What came up again and again; of a short talk, in which nothing does, the two phrases that tell most. */
function topicsOf(ranked: readonly Phrase[]): Phrase[] {
  const again = ranked.filter(({ count, keys, score }) => repeated(count, keys.length) && score > leastScore);
  return again.length > 0
    ? again
    : choosePhrases(
        ranked.filter(({ keys, score }) => keys.length > 1 && score > leastScore),
        2,
      );
}

function keysOf(texts: readonly string[]): Set<string> {
  return new Set(
    texts
      .flatMap((text) => text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [])
      .filter((word) => word.length > 2)
      .map(stem),
  );
}

const bins = 24;

function inBins(chunks: readonly (readonly Chunk[])[]): Chunk[][] {
  const perBin = Math.max(1, Math.ceil(chunks.length / bins));
  const groups: Chunk[][] = [];
  for (let at = 0; at < chunks.length; at += perBin) groups.push(chunks.slice(at, at + perBin).flat());
  return groups;
}

/** Each stretch with its phrases; what stood beside an earlier one counts less, so that the list tells what is new. */
function segmentsOf(
  stretches: readonly Stretch[],
  ...rest: [readonly Utterance[], readonly (readonly Chunk[])[], readonly Phrase[], Promises]
) {
  const shown = new Map<string, number>();
  return stretches.map((stretch) => segmentOf(stretch, shown, ...rest));
}

function segmentOf(
  { first, end }: Stretch,
  shown: Map<string, number>,
  turns: readonly Utterance[],
  chunks: readonly (readonly Chunk[])[],
  ranked: readonly Phrase[],
  promises: Promises,
): DraftSegment {
  const inside = countKeys(chunks.slice(first, end));
  const share = (end - first) / Math.max(1, turns.length);
  const own = ranked.flatMap((phrase) => {
    const count = inside.get(phrase.key) ?? 0;
    // How much more of it is here than an even share.
    const contrast = count === 0 ? 0 : count / phrase.count / Math.max(share, 0.02);
    return count === 0
      ? []
      : [
          {
            ...phrase,
            score: (phrase.score * Math.sqrt(Math.min(contrast, 6)) * (count / (count + 1))) / (1 + (shown.get(phrase.key) ?? 0)),
          },
        ];
  });
  const chosen = choosePhrases(
    own.sort((a, b) => b.score - a.score || a.first - b.first),
    perSegment,
  );
  for (const { key } of chosen) shown.set(key, (shown.get(key) ?? 0) + 1);
  const [from, to] = [Math.max(0, Math.floor(turns[first]?.from ?? 0)), Math.ceil(turns[end - 1]?.to ?? 0)];
  const said = [...promises.decisions, ...promises.tasks].filter(({ at }) => at >= from && at < to).map(({ text }) => text);
  const named = sentenceWith(turns.slice(first, end), chosen.toSorted((a, b) => b.score - a.score)[0]?.text);
  const quotes = [...new Set([...said, ...named])].slice(0, quotesOfSegment);
  return { from, to: Math.max(from, to), phrases: chosen.map(({ text }) => text), quotes };
}

/** How often each phrase stands in some chunks, whole or at the end of a longer one, as phrases are tallied. */
function countKeys(chunks: readonly (readonly Chunk[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { keys, isPale } of chunks.flat()) {
    for (let from = 0; from < (isPale ? 1 : keys.length); from += 1) {
      const key = keys.slice(from).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** The first sentence of a fair length that says the phrase. */
function sentenceWith(turns: readonly Utterance[], phrase: string | undefined): string[] {
  if (phrase === undefined) return [];
  for (const { text } of turns) {
    if (!text.includes(phrase)) continue;
    const sentence = spokenSentences(text).find((one) => one.includes(phrase) && one.length >= 30 && one.length <= 200);
    if (sentence !== undefined) return [sentence];
  }
  return [];
}

const grammar = new Set('the to and of a in that it is you i we for on be have this what with so not are they was but do'.split(' '));

/** A fifth and more of English speech is its commonest words; models of English find phrases in anything. */
function isEnglish(turns: readonly Utterance[]): boolean {
  const words = turns.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return words.filter((word) => grammar.has(word)).length >= words.length * leastEnglish;
}
