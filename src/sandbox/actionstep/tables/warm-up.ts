import type { Firm } from '../firm.ts';
import { parseQuery } from '../rest/query.ts';
import { pageOfQuery } from '../rest/read-rows.ts';

const usual: readonly [resource: string, ...queries: string[]][] = [
  ['actions', 'sort=id', 'sort=modifiedTimestamp', 'sort=-modifiedTimestamp', 'status=x', 'assignedTo=1', 'primaryParticipants=1'],
  ['actions', 'reference_eq=x', 'reference_ilike=*x*', 'name_ilike=*x*', 'modifiedTimestamp_gteq=2000-01-01T00:00:00'],
  [
    'participants',
    'email_eq=x',
    'email_ilike=*x*',
    'displayName_ilike=*x*',
    'firstName_ilike=*x*',
    'lastName_ilike=*x*',
    'companyName_ilike=*x*',
  ],
  ['actionparticipants', 'action=1', 'participant=1'],
  ['actionbillsettings', 'id=1'],
];

/** Asks the usual questions once, so that the indexes of a large firm are there before anybody waits for them. */
export function warmUp(firm: Firm): void {
  const [person] = firm.profile.people;
  if (person === undefined) return;
  const scope = { ...firm, viewer: { person, hidden: new Set<string>() } };
  for (const [name, ...queries] of usual) {
    const resource = firm.catalogue.get(name);
    if (resource === undefined) continue;
    for (const query of queries) pageOfQuery(resource, parseQuery(new URLSearchParams(query), 1), scope);
  }
}
