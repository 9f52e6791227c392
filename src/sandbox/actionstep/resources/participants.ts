import { type Firm, type FirmProfile, timestampNow } from '../firm.ts';
import { fieldProblem, type Problem } from '../rest/problem.ts';
import type { Row, WireValue } from '../rest/row.ts';
import { type Attribute, date, flag, integer, oneOf, readOnly, text, timestamp, to, withCode } from '../rest/shape.ts';
import type { Contact, FirmRecords } from '../seed/firm-records.ts';
import type { Switches } from '../switches.ts';
import { tableOf } from '../tables/look-up.ts';
import type { Values } from './read-body.ts';
import type { RecordRules, Writing } from './record-resource.ts';

const contactsSince = Date.UTC(2025, 5, 30, 21, 15, 0);

function addressOf(kind: 'physical' | 'mailing'): Record<string, Attribute> {
  const parts = ['AddressLine1', 'AddressLine2', 'City', 'StateProvince', 'County', 'PostCode'];
  return Object.fromEntries(parts.map((part) => [`${kind}${part}`, text]));
}

function phoneOf(number: 1 | 2 | 3 | 4): Record<string, Attribute> {
  const parts = { Label: text, Country: integer, Area: integer, Number: text, Notes: text };
  return Object.fromEntries(Object.entries(parts).map(([part, attribute]) => [`phone${number}${part}`, attribute]));
}

const shape = {
  name: 'participants',
  attributes: {
    displayName: text,
    displayInitials: text,
    isCompany: withCode(flag, 'P01'),
    companyName: text,
    salutation: text,
    firstName: text,
    middleName: text,
    lastName: text,
    suffix: text,
    preferredName: text,
    ...addressOf('physical'),
    ...addressOf('mailing'),
    ...phoneOf(1),
    ...phoneOf(2),
    ...phoneOf(3),
    ...phoneOf(4),
    fax: text,
    sms: text,
    email: text,
    website: text,
    occupation: text,
    taxNumber: text,
    birthTimestamp: date,
    deathTimestamp: date,
    gender: withCode(oneOf('M', 'F'), 'P02'),
    isDeceased: flag,
    createdTimestamp: readOnly(timestamp),
    modifiedTimestamp: readOnly(timestamp),
    importExternalReference: text,
  },
  links: { physicalCountry: to('countries'), mailingCountry: to('countries'), division: to('divisions') },
};

type Names = { isCompany: WireValue; companyName: WireValue; firstName: WireValue; middleName: WireValue; lastName: WireValue };

/** The name shown for a contact, in the order the firm has chosen; null for a contact without any name. */
function displayNameOf(names: Names, { displayNames }: Pick<Switches, 'displayNames'>): string | null {
  const { isCompany, companyName, firstName, middleName, lastName } = names;
  if (isCompany === 'T') return companyName === null ? null : String(companyName);
  const given = [firstName, middleName].filter(Boolean).join(' ');
  const [parts, between] = displayNames === 'given-first' ? [[given, lastName], ' '] : [[lastName, given], ', '];
  return parts.filter(Boolean).join(between) || null;
}

function namesOf(attributes: Readonly<Record<string, WireValue>>): Names {
  const { isCompany = null, companyName = null, firstName = null, middleName = null, lastName = null } = attributes;
  return { isCompany, companyName, firstName, middleName, lastName };
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

function rowOf({ id, name, email, isCompany }: Contact, since: string, division: string, switches: Switches): Row {
  const words = name.split(/\s+/);
  const given = isCompany ? [] : words.slice(0, Math.max(1, words.length - 1));
  const names = {
    isCompany: isCompany ? 'T' : 'F',
    companyName: isCompany ? name : null,
    firstName: given[0] ?? null,
    middleName: given.slice(1).join(' ') || null,
    lastName: isCompany || words.length < 2 ? null : (words.at(-1) ?? null),
  };
  const said = { displayName: displayNameOf(names, switches), displayInitials: isCompany ? null : initialsOf(name), ...names, email };
  return { id, attributes: { ...said, createdTimestamp: since, modifiedTimestamp: since }, links: { division } };
}

const nameParts = ['isCompany', 'companyName', 'firstName', 'middleName', 'lastName'];

function fill({ attributes, links }: Values, { before, firm }: Writing): Values {
  const now = timestampNow(firm);
  const stamps = before === undefined ? { createdTimestamp: now, modifiedTimestamp: now, isCompany: 'F' } : { modifiedTimestamp: now };
  const renamed = nameParts.some((name) => Object.hasOwn(attributes, name)) && !attributes['displayName'];
  const names = namesOf({ ...before?.attributes, ...stamps, ...attributes });
  return { attributes: { ...stamps, ...(renamed && { displayName: displayNameOf(names, firm.switches) }), ...attributes }, links };
}

function check(row: Row): Problem[] {
  const named = (row.attributes['displayName'] ?? '') !== '';
  return named ? [] : [fieldProblem('/participants/displayName', 'displayName is required')];
}

function contactsOf({ participantId, name, email, people }: FirmProfile, clients: readonly Contact[]): Contact[] {
  const staff = people.map((person) => ({ id: person.participantId, name: person.name, email: person.email, isCompany: false }));
  return [{ id: participantId, name, email, isCompany: true }, ...staff, ...clients];
}

/** `participants`: the firm, its people and its clients. */
export function participants({ clients }: FirmRecords): RecordRules {
  return {
    shape,
    verbs: ['create', 'update'],
    *seed({ clock, profile, switches }) {
      const since = clock.format(contactsSince);
      for (const contact of contactsOf(profile, clients)) yield rowOf(contact, since, String(profile.divisionId), switches);
    },
    fill,
    check,
    events: { create: 'ParticipantCreated', update: 'ParticipantUpdated' },
  };
}

/** Writes every display name anew once the firm has chosen the other order. */
export function renameParticipants(firm: Firm, before: Pick<Switches, 'displayNames'>): void {
  const table = tableOf(firm, 'participants');
  if (table === undefined || before.displayNames === firm.switches.displayNames) return;
  for (const row of table.rows()) {
    const displayName = displayNameOf(namesOf(row.attributes), firm.switches) ?? row.attributes['displayName'] ?? null;
    table.put({ ...row, attributes: { ...row.attributes, displayName } });
  }
}
