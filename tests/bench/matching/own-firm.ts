import type { Query } from '../../../src/cli/match/read-benchmark.ts';
import type { MatterId } from '../../../src/domain/ids.ts';
import type { Matter } from '../../../src/domain/match.ts';
import { addressOf } from './make-context.ts';
import { type MatterLine, makeMatters } from './make-matters.ts';
import { makeQueries } from './make-queries.ts';
import { randomFrom } from './random.ts';

/** An invented firm and questions about it; the same seed gives the same. */
export function ownFirm(matterCount: number, queryCount: number, seed: number): [Matter[], Query[]] {
  const random = randomFrom(seed);
  const lines = makeMatters(matterCount, random);
  const queries = makeQueries(lines, queryCount, random).map((query) => ({
    ...query,
    fields: {},
    matterId: query.matterId === null ? null : String(query.matterId),
    candidates: query.candidates.map(String),
  }));
  return [lines.map(toMatter), queries];
}

function toMatter({ id, reference, name, clients, status }: MatterLine): Matter {
  const open = status === 'Active' ? 'active' : status === 'Inactive' ? 'inactive' : 'closed';
  return {
    id: String(id) as MatterId,
    number: '',
    reference,
    name,
    clients,
    clientEmails: clients.map(addressOf),
    status: open,
    billable: true,
  };
}
