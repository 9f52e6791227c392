import { type SandboxPerson, sandboxPeople } from '../../people.ts';
import { fromHundredths } from '../ledger/decimal.ts';
import { sandboxFirm } from '../options.ts';
import { fixedResource, type Resource, type Row } from '../rest/resource.ts';
import { rateLabels } from '../seed/firm-records.ts';

const labelOfRole: Readonly<Record<SandboxPerson['role'], string>> = {
  partner: '15',
  solicitor: '16',
  paralegal: '17',
};

function userRow(person: SandboxPerson, viewer: SandboxPerson): Row {
  const label = labelOfRole[person.role];
  return {
    id: person.userId,
    attributes: {
      isCurrent: person.login === viewer.login ? 'T' : 'F',
      emailAddress: person.email,
      isActive: 'T',
      hasAuthority: person.role === 'partner' ? 'T' : 'F',
    },
    links: {
      participant: String(person.participantId),
      role: null,
      division: String(sandboxFirm.divisionId),
      defaultRate: label,
      rate: label,
      defaultUtbmsTimekeeperCode: null,
    },
  };
}

/** `users`: the six people who can sign in; `current` stands for the one asking. */
export function usersResource(): Resource {
  return {
    name: 'users',
    attributes: { isCurrent: 'flag', emailAddress: 'text', isActive: 'flag', hasAuthority: 'flag' },
    links: {
      participant: 'participants',
      role: 'roles',
      division: 'divisions',
      defaultRate: 'rates',
      rate: 'rates',
      defaultUtbmsTimekeeperCode: 'utbmscodes',
    },
    rows: (viewer) => sandboxPeople.map((person) => userRow(person, viewer)),
    find(id, viewer) {
      const person = id === 'current' ? viewer : sandboxPeople.find(({ userId }) => String(userId) === id);
      return person === undefined ? undefined : userRow(person, viewer);
    },
  };
}

/** `rates`: the firm's rate labels, all GST exclusive. */
export function ratesResource(): Resource {
  const attributes = {
    name: 'text',
    rate: 'decimal',
    includesTax: 'flag',
    costRate: 'decimal',
    isActive: 'flag',
    isFixedFee: 'flag',
    isCustomRate: 'flag',
  } as const;
  const rows = rateLabels.map(({ id, name, price, isFixedFee, isCustomRate }) => ({
    id,
    attributes: {
      name,
      rate: fromHundredths(price),
      includesTax: 'F',
      costRate: null,
      isActive: 'T',
      isFixedFee: isFixedFee ? 'T' : 'F',
      isCustomRate: isCustomRate ? 'T' : 'F',
    },
    links: { unit: '1' },
  }));
  return fixedResource({ name: 'rates', attributes, links: { unit: 'units' } }, rows);
}

/** `divisions`: the firm's one division, the source of its time zone. */
export function divisionsResource(): Resource {
  const attributes = {
    name: 'text',
    timezoneName: 'text',
    isActive: 'flag',
    lockoutTimestamp: 'timestamp',
    trustLockoutTimestamp: 'timestamp',
    taxAccountingMethod: 'text',
  } as const;
  const row = {
    id: sandboxFirm.divisionId,
    attributes: {
      name: sandboxFirm.name,
      timezoneName: sandboxFirm.zone,
      isActive: 'T',
      lockoutTimestamp: null,
      trustLockoutTimestamp: null,
      taxAccountingMethod: 'Accrual',
    },
    links: { participant: String(sandboxFirm.participantId), parent: null },
  };
  return fixedResource({ name: 'divisions', attributes, links: { participant: 'participants', parent: 'divisions' } }, [row]);
}
