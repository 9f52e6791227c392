import { sandboxPeople } from '../../people.ts';
import { formatInstant } from '../ledger/firm-time.ts';
import { sandboxFirm } from '../options.ts';
import { fixedResource, type Resource, type Row } from '../rest/resource.ts';
import type { Contact, FirmRecords, Matter } from '../seed/firm-records.ts';

const clientType = '31';
const divisionId = String(sandboxFirm.divisionId);
const contactsSince = formatInstant(Date.UTC(2025, 5, 30, 21, 15, 0));
const actionTypes: Readonly<Record<string, string>> = {
  FAM: '21',
  CON: '22',
  COM: '23',
  EST: '24',
  LIT: '25',
  EMP: '26',
};

function actionRow(matter: Matter): Row {
  const actionType = actionTypes[matter.reference.slice(0, 3)] ?? '20';
  return {
    id: matter.id,
    attributes: {
      name: matter.name,
      reference: matter.reference,
      priority: 0,
      status: matter.status,
      statusTimestamp: formatInstant(matter.modifiedAt),
      isBillableOverride: null,
      createdTimestamp: matter.createdTimestamp,
      modifiedTimestamp: formatInstant(matter.modifiedAt),
      isDeleted: 'F',
      deletedBy: null,
      deletedTimestamp: null,
      isFavorite: 'F',
      overrideBillingStatus: null,
      lastAccessTimestamp: null,
      importExternalReference: null,
      amlReviewStatus: 'None',
      bannerText: null,
    },
    links: {
      assignedTo: String(matter.assignedTo),
      division: divisionId,
      actionType,
      primaryParticipants: matter.clientIds.length === 0 ? null : matter.clientIds.map(String),
      step: `${actionType}--1`,
      billSettings: String(matter.id),
      relatedActions: null,
    },
  };
}

/** `actions`: the firm's matters. */
export function actionsResource(firm: FirmRecords): Resource {
  const attributes = {
    name: 'text',
    reference: 'text',
    priority: 'integer',
    status: 'text',
    statusTimestamp: 'timestamp',
    isBillableOverride: 'flag',
    createdTimestamp: 'date',
    modifiedTimestamp: 'timestamp',
    isDeleted: 'flag',
    deletedBy: 'text',
    deletedTimestamp: 'timestamp',
    isFavorite: 'flag',
    overrideBillingStatus: 'text',
    lastAccessTimestamp: 'timestamp',
    importExternalReference: 'text',
    amlReviewStatus: 'text',
    bannerText: 'text',
  } as const;
  const links = {
    assignedTo: 'participants',
    division: 'divisions',
    actionType: 'actiontypes',
    primaryParticipants: 'participants',
    step: 'steps',
    billSettings: 'actionbillsettings',
    relatedActions: 'actions',
  };
  return fixedResource({ name: 'actions', attributes, links }, firm.matters.map(actionRow));
}

function clientRows(matter: Matter): Row[] {
  return matter.clientIds.map((clientId, index) => ({
    id: `${matter.id}--${clientType}--${clientId}`,
    attributes: { participantNumber: index + 1 },
    links: { action: String(matter.id), participantType: clientType, participant: String(clientId) },
  }));
}

/** `actionparticipants`: who stands in which role on which matter. */
export function actionParticipantsResource(firm: FirmRecords): Resource {
  const links = { action: 'actions', participantType: 'participanttypes', participant: 'participants' };
  const attributes = { participantNumber: 'integer' } as const;
  return fixedResource({ name: 'actionparticipants', attributes, links }, firm.matters.flatMap(clientRows));
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

function participantRow({ id, name, email, isCompany }: Contact): Row {
  const words = name.split(/\s+/);
  const lastName = words.length > 1 ? (words.at(-1) ?? null) : null;
  return {
    id,
    attributes: {
      displayName: name,
      displayInitials: isCompany ? null : initialsOf(name),
      isCompany: isCompany ? 'T' : 'F',
      companyName: isCompany ? name : null,
      salutation: null,
      firstName: isCompany ? null : (words[0] ?? null),
      middleName: isCompany || words.length < 3 ? null : words.slice(1, -1).join(' '),
      lastName: isCompany ? null : lastName,
      preferredName: null,
      phone1Label: null,
      phone1Country: null,
      phone1Area: null,
      phone1Number: null,
      email,
      website: null,
      occupation: null,
      createdTimestamp: contactsSince,
      modifiedTimestamp: contactsSince,
      importExternalReference: null,
    },
    links: { physicalCountry: null, mailingCountry: null, division: divisionId },
  };
}

/** `participants`: the firm, its people and its clients. */
export function participantsResource(firm: FirmRecords): Resource {
  const attributes = {
    displayName: 'text',
    displayInitials: 'text',
    isCompany: 'flag',
    companyName: 'text',
    salutation: 'text',
    firstName: 'text',
    middleName: 'text',
    lastName: 'text',
    preferredName: 'text',
    phone1Label: 'text',
    phone1Country: 'integer',
    phone1Area: 'integer',
    phone1Number: 'text',
    email: 'text',
    website: 'text',
    occupation: 'text',
    createdTimestamp: 'timestamp',
    modifiedTimestamp: 'timestamp',
    importExternalReference: 'text',
  } as const;
  const links = { physicalCountry: 'countries', mailingCountry: 'countries', division: 'divisions' };
  const self = { id: sandboxFirm.participantId, name: sandboxFirm.name, email: 'office@harbourvale.example' };
  const people = sandboxPeople.map(({ participantId, name, email }) => ({
    id: participantId,
    name,
    email,
    isCompany: false,
  }));
  const contacts: Contact[] = [{ ...self, isCompany: true }, ...people, ...firm.clients];
  return fixedResource({ name: 'participants', attributes, links }, contacts.map(participantRow));
}
