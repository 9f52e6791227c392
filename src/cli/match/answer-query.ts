import type { EvidencePerson } from '../../domain/evidence.ts';
import { type Known, type MatterIndex, matchKnown } from '../../matching/index.ts';
import type { Answer, PrintedId } from './figures.ts';
import { offeredOf } from './printed-match.ts';
import type { Query } from './read-benchmark.ts';

/** What of a query is used: its text as a person wrote it, the fields an extractor would give, or both. */
export type Use = 'text' | 'fields' | 'both';

const everything = { has: () => true };

/** Answers one query as the product would, with the time it took in whole microseconds. */
export function answerQuery(query: Query, use: Use, index: MatterIndex, printId: (id: string) => PrintedId): Answer {
  const began = performance.now();
  const match = matchKnown(knownOf(query, use), index, everything);
  const micros = Math.round((performance.now() - began) * 1000);
  const exact = match.tier === 'exact' ? match : undefined;
  return {
    qid: query.qid,
    tier: match.tier,
    agreed: exact?.agreed ?? false,
    matterId: exact ? printId(exact.matter.id) : null,
    candidates: offeredOf(match, printId),
    micros,
  };
}

function knownOf({ text, fields }: Query, use: Use): Known {
  if (use === 'text') return { texts: [text], people: [] };
  const client: EvidencePerson[] = fields.clientName === undefined ? [] : [{ name: fields.clientName, address: '' }];
  const references = fields.reference === undefined ? [] : [fields.reference];
  const said = [fields.matterName, fields.clientName, fields.address].filter((field) => field !== undefined).join(' - ');
  return { texts: use === 'fields' ? [said] : [text, said], people: client, references };
}
