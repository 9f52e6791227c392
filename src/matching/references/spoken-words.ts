/** How digits, letters and separators are said, and how speech recognition spells them. Source: own list. */
export const units: ReadonlyMap<string, string> = pairs(
  'zero 0 nought 0 naught 0 nil 0 one 1 won 1 two 2 too 2 to 2 three 3 four 4 for 4 fore 4 five 5 six 6 seven 7 eight 8 ate 8 nine 9 niner 9',
);

export const teens: ReadonlyMap<string, string> = pairs(
  'ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19',
);

export const tens: ReadonlyMap<string, string> = pairs('twenty 2 thirty 3 forty 4 fourty 4 fifty 5 sixty 6 seventy 7 eighty 8 ninety 9');

/** The letters by the spelling alphabet and by their names. */
export const letters: ReadonlyMap<string, string> = pairs(
  `alpha a alfa a bravo b charlie c delta d echo e foxtrot f golf g hotel h india i juliet j juliett j kilo k lima l mike m november n oscar o
  papa p quebec q romeo r sierra s tango t uniform u victor v whiskey w whisky w xray x yankee y zulu z bee b be b cee c see c sea c dee d
  eff f gee g aitch h haitch h eye i jay j kay k el l ell l em m en n pee p pea p queue q cue q ar r are r ess s tee t tea t you u vee v
  ex x why y wye y zed z zee z`,
);

export const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
]);

export const marks: ReadonlySet<string> = new Set(
  'slash stroke dash hyphen minus colon dot point underscore space oblique forward back'.split(' '),
);

/** As often talk as signs: they never begin or end a spelled reference. */
export const talk: ReadonlySet<string> = new Set(
  `to too for fore won ate be see sea are you why eye tea queue cue point space forward back mike victor charlie juliet oscar romeo india
  november el en em pea jay kay dee ex a i hotel golf papa uniform double dash minus stroke`.split(/\s+/),
);

function pairs(text: string): Map<string, string> {
  const words = text.split(/\s+/);
  return new Map(words.flatMap((word, at): [string, string][] => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}
