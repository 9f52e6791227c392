/**
 * Spellings of one word as people write it in Australia and New Zealand, the canonical one first. Both a matter's words and
 * a query's are read through this, so a pair here costs nothing when it is wrong for a firm. Source: common knowledge.
 */
const spellings = `
pty proprietary
ltd limited
co company
corp corporation
inc incorporated
assoc association
dept department
govt government
intl international
aust australia
bros brothers
mfg manufacturing
mgmt mgt management
svcs services
st street saint
rd road
ave avenue
cres crescent
ct court
pl place
dr drive doctor
hwy highway
tce terrace
pde parade
cct circuit
ln lane
sq square
gr grove
mt mount
qld queensland
vic victoria
tas tasmania
cth commonwealth
natl national
fed federal
liq liquidation
commr commissioner
atty attorney
hon honourable
univ university
ombud ombudsman
no number
jnr junior
snr senior
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
`;

/** Names of several words that are as often written short. */
const phrases: readonly [string, readonly string[]][] = [
  ['nsw', ['new', 'south', 'wales']],
  ['act', ['aust', 'capital', 'territory']],
  ['act', ['australian', 'capital', 'territory']],
  ['wa', ['western', 'aust']],
  ['sa', ['south', 'aust']],
  ['nt', ['northern', 'territory']],
  ['nz', ['new', 'zealand']],
  ['uk', ['united', 'kingdom']],
  ['mva', ['motor', 'vehicle', 'accident']],
  ['anz', ['aust', 'nz']],
];

/** Words that join parts of a name and tell nothing apart. */
export const joiningWords: ReadonlySet<string> = new Set(
  'and the of for in re to a an on at by with v vs versus as ex parte exparte anor anr ors another others other matter or is'.split(' '),
);

const canonical = new Map(
  spellings
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...rest] = line.split(' ');
      return rest.map((word): [string, string] => [word, first]);
    }),
);

const phrasesByFirst = new Map<string, { short: string; words: readonly string[] }[]>();
for (const [short, words] of phrases) {
  const [first = ''] = words;
  phrasesByFirst.set(first, [...(phrasesByFirst.get(first) ?? []), { short, words }]);
}

/** The one spelling under which a folded word is compared: limited → ltd, mackay → mckay. */
export function canonicalWord(word: string): string {
  const found = canonical.get(word);
  if (found !== undefined) return found;
  return word.length > 5 && word.startsWith('mac') ? `mc${word.slice(3)}` : word;
}

/** The phrase that begins at `at`, as its short form and its number of words; undefined when none does. */
export function phraseAt(words: readonly string[], at: number): { short: string; length: number } | undefined {
  const known = phrasesByFirst.get(words[at] ?? '');
  const found = known?.find((phrase) => phrase.words.every((word, index) => words[at + index] === word));
  return found && { short: found.short, length: found.words.length };
}
