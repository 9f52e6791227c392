import type { MatterLine } from './make-matters.ts';
import { codedParty, company, person, publicBody, surname } from './names.ts';
import { damage, frame, frameReference, frameSpoken, frameTalk, mistype, reseparate, rewrite, say, slip } from './noise.ts';
import type { Random } from './random.ts';

/** A question with its truth, as the files of the benchmark have it. */
export type QueryLine = {
  qid: string;
  text: string;
  expect: 'match' | 'none' | 'ambiguous';
  matterId: number | null;
  candidates: number[];
  noise: string;
};

type Made = { text: string; truth: MatterLine | undefined; expect?: QueryLine['expect']; candidates?: number[] };
type Firm = {
  matters: readonly MatterLine[];
  keys: ReadonlySet<string>;
  byClient: ReadonlyMap<string, MatterLine[]>;
  words: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, number>;
};
type Maker = (firm: Firm, random: Random) => Made | undefined;

const smallTalk = [
  'Morning tea',
  'Out of office',
  'Parking on level 2',
  'Annual leave',
  'CPD points',
  'Printer is down',
  'Drinks on Friday?',
  'Welcome our new graduate',
  'Budget for next year',
  'Fire drill 10am',
  'Your parcel has arrived',
  'Newsletter: winter edition',
  'Re: lunch',
  'Password expires soon',
  'Staff survey',
  'Practice management committee',
];

const key = (reference: string) => reference.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
const pickMatter = (firm: Firm, random: Random) => random.pick(firm.matters);
const named =
  (make: (matter: MatterLine, random: Random) => string): Maker =>
  (firm, random) => {
    const matter = pickMatter(firm, random);
    return firm.names.get(matter.name) === 1 && / /.test(matter.name) ? { text: make(matter, random), truth: matter } : undefined;
  };
const slips = (text: string, random: Random) => 1 + random.below(Math.max(1, Math.round(text.length / 14)));

/** Kinds of questions with how often they come; what a maker cannot make of a matter is tried with another. */
const makers: Record<string, [share: number, maker: Maker]> = {
  ref_exact: [4, (firm, random) => ofMatter(firm, random, (matter) => frameReference(matter.reference, random))],
  ref_separators: [7, (firm, random) => ofMatter(firm, random, (matter) => frameReference(reseparate(matter.reference, random), random))],
  ref_damaged: [5, (firm, random) => ofUnknownReference(firm, random, (matter) => damage(matter.reference, random))],
  ref_spoken: [4, (firm, random) => ofMatter(firm, random, (matter) => frameSpoken(say(matter.reference, random), random))],
  none_near_ref: [4, noneNearReference],
  ref_slip_name_right: [4, slipWithName],
  conflict_ref_vs_name: [3, conflict],
  name_rewritten: [16, named((matter, random) => frame(rewrite(matter.name, random), random))],
  name_typo: [6, named((matter, random) => frame(mistype(matter.name, slips(matter.name, random), random), random))],
  name_talk: [6, named((matter, random) => frameTalk(mistype(matter.name, random.below(2), random), random))],
  name_one_party: [5, oneParty],
  sister: [3, sister],
  client_one: [4, (firm, random) => ofClient(firm, random, (matters) => matters.length === 1)],
  client_one_active: [
    2,
    (firm, random) => ofClient(firm, random, (matters) => matters.length > 1 && matters.filter(isActive).length === 1),
  ],
  client_many: [4, (firm, random) => ofClient(firm, random, (matters) => matters.filter(isActive).length > 1)],
  client_plus_work: [5, clientPlusWork],
  person_typo: [6, personTypo],
  none_talk: [
    3,
    (_firm, random) => ({
      text: random.pick(smallTalk) + (random.chance(0.4) ? ` (${1 + random.below(28)}/${1 + random.below(12)})` : ''),
      truth: undefined,
      expect: 'none',
    }),
  ],
  none_case: [7, noneCase],
  none_person: [3, nonePerson],
};

/** Questions about the matters of a firm, by the shares of the kinds. */
export function makeQueries(matters: readonly MatterLine[], count: number, random: Random): QueryLine[] {
  const firm = firmOf(matters);
  const kinds = Object.entries(makers).flatMap(([noise, [share]]) => Array.from({ length: share }, () => noise));
  const queries: QueryLine[] = [];
  for (let tried = 0; queries.length < count && tried < count * 50; tried += 1) {
    const noise = random.pick(kinds);
    const made = makers[noise]?.[1](firm, random);
    if (!made || made.text.trim() === '') continue;
    const { text, truth, candidates = [] } = made;
    queries.push({
      qid: `own-${queries.length + 1}`,
      text,
      expect: made.expect ?? 'match',
      matterId: truth?.id ?? null,
      candidates,
      noise,
    });
  }
  return queries;
}

function firmOf(matters: readonly MatterLine[]): Firm {
  const byClient = new Map<string, MatterLine[]>();
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  for (const matter of matters) {
    for (const client of matter.clients) byClient.set(client, [...(byClient.get(client) ?? []), matter]);
    names.set(matter.name, (names.get(matter.name) ?? 0) + 1);
    for (const word of new Set(`${matter.name} ${matter.clients.join(' ')}`.toLowerCase().match(/[\p{L}\p{N}']+/gu)))
      words.set(word, (words.get(word) ?? 0) + 1);
  }
  return { matters, keys: new Set(matters.map((matter) => key(matter.reference))), byClient, words, names };
}

function isActive(matter: MatterLine): boolean {
  return matter.status === 'Active';
}

function ofMatter(firm: Firm, random: Random, make: (matter: MatterLine) => string): Made {
  const truth = pickMatter(firm, random);
  return { text: make(truth), truth };
}

function ofUnknownReference(firm: Firm, random: Random, make: (matter: MatterLine) => string): Made | undefined {
  const truth = pickMatter(firm, random);
  const written = make(truth);
  return firm.keys.has(key(written)) ? undefined : { text: frameReference(written, random), truth };
}

function noneNearReference(firm: Firm, random: Random): Made | undefined {
  const made = ofUnknownReference(firm, random, (matter) => slip(matter.reference, random));
  return made && { ...made, truth: undefined, expect: 'none' };
}

function slipWithName(firm: Firm, random: Random): Made | undefined {
  const truth = pickMatter(firm, random);
  const written = slip(truth.reference, random);
  return firm.keys.has(key(written)) || firm.names.get(truth.name) !== 1
    ? undefined
    : { text: `${written} ${frame(truth.name, random)}`, truth };
}

function conflict(firm: Firm, random: Random): Made | undefined {
  const [one, other] = [pickMatter(firm, random), pickMatter(firm, random)];
  if (one === other || firm.names.get(one.name) !== 1) return undefined;
  return { text: `${other.reference} ${frame(one.name, random)}`, truth: undefined, expect: 'ambiguous', candidates: [one.id, other.id] };
}

function oneParty(firm: Firm, random: Random): Made | undefined {
  const truth = pickMatter(firm, random);
  const party = random.pick(truth.name.split(' v '));
  const rarest = Math.min(...(party.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).map((word) => firm.words.get(word) ?? 0));
  return / v /.test(truth.name) && rarest === 1 ? { text: frame(party, random), truth } : undefined;
}

function sister(firm: Firm, random: Random): Made | undefined {
  const truth = pickMatter(firm, random);
  const [, first] = / v .* - (.*)$/.exec(truth.name) ?? [];
  return first === undefined || firm.names.get(truth.name) !== 1
    ? undefined
    : { text: frame(mistype(truth.name, random.below(2), random), random), truth };
}

function ofClient(firm: Firm, random: Random, wanted: (matters: readonly MatterLine[]) => boolean): Made | undefined {
  const client = random.pick(pickMatter(firm, random).clients);
  const matters = firm.byClient.get(client) ?? [];
  const named =
    firm.words.get(
      (client.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).toSorted((a, b) => (firm.words.get(a) ?? 0) - (firm.words.get(b) ?? 0))[0] ??
        '',
    ) ?? 0;
  if (!wanted(matters) || (matters.length === 1 && named > 1)) return undefined;
  const open = matters.filter(isActive);
  if (open.length > 1)
    return { text: frame(client, random), truth: undefined, expect: 'ambiguous', candidates: matters.map((matter) => matter.id) };
  return { text: frame(client, random), truth: open[0] ?? matters[0] };
}

function clientPlusWork(firm: Firm, random: Random): Made | undefined {
  const truth = pickMatter(firm, random);
  const client = truth.clients[0] ?? '';
  const matters = firm.byClient.get(client) ?? [];
  const work = truth.name.replace(`${client} - `, '').replace(/ \(\d+\)$/, '');
  if (matters.length < 2 || / v /.test(work) || matters.filter((matter) => matter.name.includes(work)).length > 1) return undefined;
  return { text: `${mistype(client, random.below(2), random)} re ${work.toLowerCase()}`, truth };
}

function personTypo(firm: Firm, random: Random): Made | undefined {
  const truth = pickMatter(firm, random);
  const [client = ''] = truth.clients;
  if (!/^(?:Purchase|Sale|Estate|Wills)| - /.test(truth.name) || (firm.byClient.get(client) ?? []).length > 1 || !/^\S+ \S+$/.test(client))
    return undefined;
  const wrong = mistype(client, 1 + random.below(2), random);
  return { text: /^(?:Purchase|Sale)/.test(truth.name) ? `${wrong} - ${rewrite(truth.name, random)}` : `${wrong} - call`, truth };
}

function noneCase(firm: Firm, random: Random): Made | undefined {
  const one = random.chance(0.3) ? codedParty(random) : random.chance(0.5) ? surname(random) : company(random);
  const other = random.chance(0.5)
    ? publicBody(random)
    : random.pick(
        pickDispute(firm, random)
          .name.replace(/ (?:- |\(No).*$/, '')
          .split(' v '),
      );
  const rarest = Math.min(...(one.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).map((word) => firm.words.get(word) ?? 0));
  return rarest > 0
    ? undefined
    : { text: frame(random.chance(0.5) ? `${one} v ${other}` : `${other} v ${one}`, random), truth: undefined, expect: 'none' };
}

function pickDispute(firm: Firm, random: Random): MatterLine {
  const matter = pickMatter(firm, random);
  return / v /.test(matter.name) ? matter : pickDispute(firm, random);
}

/** A given name and a surname of the firm, crossed: no client has both. */
function nonePerson(firm: Firm, random: Random): Made | undefined {
  const name = random.chance(0.3)
    ? person(random)
    : `${random.pick(pickMatter(firm, random).clients).split(' ')[0]} ${person(random).split(' ').at(-1)}`;
  const words = name.toLowerCase().split(' ');
  const known = firm.matters.some((matter) =>
    words.every((word) => `${matter.name} ${matter.clients.join(' ')}`.toLowerCase().includes(word)),
  );
  return known ? undefined : { text: frame(name, random), truth: undefined, expect: 'none' };
}
