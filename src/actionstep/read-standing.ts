import { z } from 'zod';
import type { Access } from './access.ts';
import { wireLink } from './envelope.ts';
import { type Listing, readAll } from './list-pages.ts';

const row = z.looseObject({ links: z.looseObject({ action: wireLink, participant: wireLink }) });
const longest = 100;

/** Those of these matters on which the participant stands in any role (reference/actionstep-api.md §4.2). */
export async function readStanding(access: Access, participantId: string, numbers: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < numbers.length; at += longest) {
    const query = { participant_eq: participantId, action_in: numbers.slice(at, at + longest).join(','), fields: 'id,action,participant' };
    const listing: Listing<z.output<typeof row>> = { resource: 'actionparticipants', row, query };
    // A filter that is not honoured answers other people's rows: each is looked at.
    for (const { links } of await readAll(access, listing)) {
      if (links.participant === participantId && links.action !== null) found.add(links.action);
    }
  }
  return found;
}
