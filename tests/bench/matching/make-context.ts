import type { Query } from '../../../src/cli/match/read-benchmark.ts';
import type { EvidencePerson } from '../../../src/domain/evidence.ts';
import type { MatterId } from '../../../src/domain/ids.ts';
import type { Learned } from '../../../src/domain/learned.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { company, person } from './names.ts';
import type { Random } from './random.ts';

/** What besides a subject is known of an entry: who is on it, and what was learned of them and of its thread. */
export type Context = { text: string; people: EvidencePerson[]; learned: Learned[] };

const vague = [
  'Quick question',
  'Documents attached',
  'Re: call',
  'As discussed',
  'Tomorrow',
  'Re: Re: update',
  'Please see attached',
  'Following up',
];
const companyWord = /\b(?:Pty|Ltd|Limited|Inc|Group|Holdings|Council|Commissioner|Minister|Bank|Trust)\b/;

/** The address of an invented client: a company at a domain of its own, a person mostly at a host that everybody has. */
export function addressOf(client: string): string {
  const words = client
    .toLowerCase()
    .normalize('NFD')
    .match(/[a-z0-9]+/g) ?? ['nobody'];
  return companyWord.test(client) ? `office@${words.join('').slice(0, 30)}.example` : `${words.slice(0, 2).join('.')}@gmail.com`;
}

/** An invented context for a question: its client mostly there, strangers, now and then another's client, history that is mostly right. */
export function contextOf(query: Query, matters: readonly Matter[], random: Random): Context {
  const truth = query.expect === 'match' ? matters.find((matter) => matter.id === query.matterId) : undefined;
  const people: EvidencePerson[] = Array.from({ length: random.below(3) }, () => stranger(random));
  const learned: Learned[] = [];
  if (!truth) {
    const other = random.pick(matters);
    if (query.expect === 'none' && random.chance(0.1)) people.unshift(clientOf(other, random));
    if (query.expect === 'none' && random.chance(0.03)) learned.push(line('correspondent', other, random));
    return { text: query.text, people, learned };
  }
  if (random.chance(0.6)) people.unshift(clientOf(truth, random));
  if (random.chance(0.08)) people.push(clientOf(random.pick(matters), random));
  if (random.chance(0.35)) learned.push(...historyOf(truth, matters, random));
  return { text: random.chance(0.4) ? random.pick(vague) : query.text, people, learned };
}

function historyOf(truth: Matter, matters: readonly Matter[], random: Random): Learned[] {
  const learned: Learned[] = [];
  const lesser = () => (random.chance(0.97) ? truth : random.pick(matters));
  if (random.chance(0.5)) learned.push({ ...line(random.chance(0.7) ? 'thread' : 'series', lesser(), random), share: 1 });
  if (random.chance(0.5)) learned.push(...usual('correspondent', truth, matters, random));
  if (random.chance(0.2)) learned.push(...usual('domain', truth, matters, random));
  if (random.chance(0.08)) learned.push({ ...line('shorthand', lesser(), random), share: 1 });
  return learned;
}

/** Who writes had time on this matter and on others: the share of this one is about how often it is this one again. */
function usual(kind: Learned['kind'], truth: Matter, matters: readonly Matter[], random: Random): Learned[] {
  const share = 0.3 + 0.7 * random.next();
  const own = line(kind, truth, random);
  if (share > 0.95) return [{ ...own, share: 1 }];
  const other = line(kind, random.pick(matters), random);
  return random.chance(share)
    ? [
        { ...own, share },
        { ...other, share: 1 - share },
      ]
    : [
        { ...own, share: 1 - share },
        { ...other, share },
      ];
}

function line(kind: Learned['kind'], matter: Matter, random: Random): Learned {
  return { kind, matter: matter.id as MatterId, share: 0.2 + 0.8 * random.next(), on: '2026-11-03', by: '' };
}

function stranger(random: Random): EvidencePerson {
  const name = person(random);
  const host = random.chance(0.5)
    ? 'chambers.example'
    : `${company(random)
        .toLowerCase()
        .replace(/[^a-z]/g, '')}.example`;
  return { name, address: `${name.toLowerCase().replace(/[^a-z]/g, '.')}@${host}` };
}

/** The client itself, or somebody who writes from its domain. */
function clientOf(matter: Matter, random: Random): EvidencePerson {
  const [client = ''] = matter.clients;
  const [address = ''] = matter.clientEmails;
  if (!companyWord.test(client)) return { name: client, address: random.chance(0.3) ? '' : address };
  const name = person(random);
  return random.chance(0.5) ? { name, address } : { name, address: `${name.split(' ')[0]?.toLowerCase()}@${address.split('@')[1]}` };
}
