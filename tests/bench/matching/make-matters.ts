import { address, codedParty, company, person, publicBody, surname } from './names.ts';
import type { Random } from './random.ts';

/** A matter as the files of the benchmark have it. */
export type MatterLine = { id: number; reference: string; name: string; clients: string[]; status: 'Active' | 'Inactive' | 'Closed' };

const commercial =
  'Share sale agreement|Lease of premises|Supply agreement|Employment advice|Debt recovery|Trade mark application|Franchise agreement|Software licence|Loan restructure|Unfair dismissal claim|Building contract dispute|Privacy policy review|Corporate governance advice|General advice'.split(
    '|',
  );
const family = ['parenting', 'property settlement', 'divorce', 'relocation'];
const injury = ['motor vehicle accident', 'workers compensation', 'public liability', 'medical negligence'];
const suffixes = ['appeal', 'costs', 'enforcement', 'cross-claim', 'security for costs', 'discovery application'];

/** A firm of invented matters, of the kinds and with the ways of numbering that firms have. Names repeat as in a real firm. */
export function makeMatters(count: number, random: Random): MatterLine[] {
  const matters: MatterLine[] = [];
  const regulars = Array.from({ length: Math.max(2, Math.ceil(count / 40)) }, () => company(random));
  const references = referenceMaker(random);
  while (matters.length < count) {
    const { name, clients } =
      random.chance(0.04) && matters.length > 10 ? sisterOf(random.pick(matters), random) : newMatter(random, regulars);
    const status = random.chance(0.62) ? 'Active' : random.chance(0.78) ? 'Closed' : 'Inactive';
    matters.push({ id: 10_001 + matters.length, reference: references(clients[0] ?? name), name, clients, status });
  }
  return matters;
}

type Named = { name: string; clients: string[] };

function newMatter(random: Random, regulars: readonly string[]): Named {
  const kind = random.next();
  if (kind < 0.42) return dispute(random, regulars);
  if (kind < 0.64) return business(random, regulars);
  if (kind < 0.79) return conveyance(random);
  if (kind < 0.87) {
    const name = person(random);
    return random.chance(0.8)
      ? {
          name: `Estate of the late ${name}`,
          clients: [`${person(random).split(' ')[0]} ${random.chance(0.5) ? (name.split(' ').at(-1) ?? '') : surname(random)} (executor)`],
        }
      : { name: 'Wills and powers of attorney', clients: [name] };
  }
  if (kind < 0.94) {
    const one = person(random);
    return { name: `${one} & ${person(random)} - ${random.pick(family)}`, clients: [one] };
  }
  const injured = person(random);
  return { name: `${injured} - ${random.pick(injury)}`, clients: [injured] };
}

function party(random: Random, regulars: readonly string[]): string {
  const kind = random.next();
  if (kind < 0.35) return surname(random);
  if (kind < 0.42) return codedParty(random);
  if (kind < 0.5) return random.pickOften(regulars);
  if (kind < 0.74) return company(random);
  return publicBody(random);
}

function dispute(random: Random, regulars: readonly string[]): Named {
  const [one, two] = [party(random, regulars), party(random, regulars)];
  const client = random.chance(0.5) ? one : two;
  if (random.chance(0.06)) return { name: `Re ${one}`, clients: [one] };
  const number = random.chance(0.08) ? ` (No ${1 + random.below(5)})` : '';
  return { name: `${one} v ${two}${number}`, clients: [client] };
}

function business(random: Random, regulars: readonly string[]): Named {
  const client = random.chance(0.75) ? random.pick(regulars) : company(random);
  const work = random.pick(commercial);
  const style = random.below(4);
  const name = [`${client} - ${work}`, work, `${work} - ${company(random)}`, `${work} (${2019 + random.below(8)})`][style] ?? work;
  return { name, clients: random.chance(0.1) ? [client, company(random)] : [client] };
}

function conveyance(random: Random): Named {
  const buyer = person(random);
  const other = `${person(random).split(' ')[0]} ${buyer.split(' ').at(-1)}`;
  return { name: `${random.pick(['Purchase', 'Sale'])} of ${address(random)}`, clients: random.chance(0.2) ? [buyer, other] : [buyer] };
}

function sisterOf(matter: MatterLine, random: Random): Named {
  return { name: `${matter.name} - ${random.pick(suffixes)}`, clients: matter.clients };
}

/** Several ways of numbering in one firm: by year, by client code, by initials, plain numbers; never the same twice. */
function referenceMaker(random: Random): (client: string) => string {
  const used = new Set<string>();
  const codes = new Map<string, string>();
  const counts = new Map<string, number>();
  const letters = (count: number) => Array.from({ length: count }, () => String.fromCharCode(65 + random.below(26))).join('');
  let plain = 240_000 + random.below(20_000);
  const forms: ((client: string) => string)[] = [
    () => `${2017 + random.below(10)}${random.pick(['/', '-'])}${String(1 + random.below(9999)).padStart(4, '0')}`,
    () => `${17 + random.below(10)}${random.pick(['/', '-'])}${String(1 + random.below(9999)).padStart(4, '0')}`,
    () => {
      plain += 1 + random.below(3);
      return String(plain);
    },
    () => `${letters(3)}:${letters(2)}:${20_000 + random.below(70_000)}`,
    (client) => {
      const code =
        codes.get(client) ??
        `${client
          .replace(/[^A-Za-z]/g, '')
          .slice(0, 4)
          .toUpperCase()
          .padEnd(4, 'X')}${1000 + random.below(9000)}`;
      codes.set(client, code);
      counts.set(code, (counts.get(code) ?? 0) + 1);
      return `${code}-${String(counts.get(code)).padStart(3, '0')}`;
    },
    () =>
      `${random.pick(['FAM', 'CON', 'LIT', 'EST', 'COM', 'PI'])}-${2017 + random.below(10)}-${String(1 + random.below(9999)).padStart(4, '0')}`,
  ];
  return (client) => {
    for (;;) {
      const reference = random.pick(forms)(client);
      const key = reference.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
      if (used.has(key)) continue;
      used.add(key);
      return reference;
    }
  };
}
