import type { SandboxPerson } from '../../people.ts';
import type { FirmProfile } from '../firm.ts';
import type { Row } from '../rest/row.ts';
import { flag, text, to } from '../rest/shape.ts';
import { openTable, type Table } from '../tables/table.ts';
import { labelOfRole } from './rates.ts';
import type { RecordRules } from './record-resource.ts';

const shape = {
  name: 'users',
  attributes: { isCurrent: flag, emailAddress: text, isActive: flag, hasAuthority: flag },
  links: {
    participant: to('participants'),
    role: to('roles'),
    division: to('divisions'),
    defaultRate: to('rates'),
    rate: to('rates'),
    defaultUtbmsTimekeeperCode: to('utbmscodes'),
  },
};

function rowOf(person: SandboxPerson, { divisionId }: FirmProfile): Row {
  const label = labelOfRole[person.role];
  return {
    id: person.userId,
    attributes: { isCurrent: 'F', emailAddress: person.email, isActive: 'T', hasAuthority: person.role === 'partner' ? 'T' : 'F' },
    links: {
      participant: String(person.participantId),
      role: null,
      division: String(divisionId),
      defaultRate: label,
      rate: label,
      defaultUtbmsTimekeeperCode: null,
    },
  };
}

function seenBy(table: Table, { userId }: SandboxPerson): Table {
  return openTable(table.rows().map((row) => ({ ...row, attributes: { ...row.attributes, isCurrent: row.id === userId ? 'T' : 'F' } })));
}

/** `users`: the people who can sign in; `current` stands for the one asking. */
export function users(): RecordRules {
  return {
    shape,
    verbs: [],
    seed: ({ profile }) => profile.people.map((person) => rowOf(person, profile)),
    alias: (id, { person }) => (id === 'current' ? String(person.userId) : id),
    tableFor: (table, { person }) => seenBy(table, person),
  };
}
