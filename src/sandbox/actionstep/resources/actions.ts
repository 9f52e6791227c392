import { timestampNow } from '../firm.ts';
import type { Row } from '../rest/row.ts';
import { date, flag, integer, oneOf, readOnly, required, text, timestamp, to, withCode } from '../rest/shape.ts';
import type { FirmRecords, Matter } from '../seed/firm-records.ts';
import type { Values } from './read-body.ts';
import type { RecordRules, Writing } from './record-resource.ts';
import { actionTypeOf } from './types.ts';

const shape = {
  name: 'actions',
  attributes: {
    name: required(text),
    reference: text,
    priority: withCode(integer, 'A02'),
    status: withCode(oneOf('Active', 'Inactive', 'Closed', 'Template'), 'A01'),
    statusTimestamp: readOnly(timestamp),
    isBillableOverride: flag,
    createdTimestamp: readOnly(date),
    modifiedTimestamp: readOnly(timestamp),
    isDeleted: readOnly(flag),
    deletedBy: readOnly(text),
    deletedTimestamp: readOnly(timestamp),
    isFavorite: readOnly(flag),
    overrideBillingStatus: oneOf('Active', 'Closed'),
    lastAccessTimestamp: readOnly(timestamp),
    importExternalReference: text,
    amlReviewStatus: oneOf('Not required', 'Not started', 'In progress', 'Complete', 'Delayed', 'None'),
    bannerText: text,
  },
  links: {
    assignedTo: to('participants'),
    division: to('divisions'),
    actionType: readOnly(to('actiontypes')),
    primaryParticipants: readOnly(to('participants')),
    step: readOnly(to('steps')),
    billSettings: readOnly(to('actionbillsettings')),
    relatedActions: readOnly(to('actions')),
  },
};

function rowOf(matter: Matter, format: (instant: number) => string, division: string): Row {
  const modified = format(matter.modifiedAt);
  const actionType = actionTypeOf(matter.reference);
  return {
    id: matter.id,
    attributes: {
      name: matter.name,
      reference: matter.reference,
      priority: 0,
      status: matter.status,
      statusTimestamp: modified,
      isBillableOverride: null,
      createdTimestamp: matter.createdTimestamp,
      modifiedTimestamp: modified,
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
      division,
      actionType,
      primaryParticipants: matter.clientIds.length === 0 ? null : matter.clientIds.map(String),
      step: `${actionType}--1`,
      billSettings: String(matter.id),
      relatedActions: null,
    },
  };
}

const unsaid = { priority: 0, status: 'Active', isDeleted: 'F', isFavorite: 'F', amlReviewStatus: 'None' };

/** Stamps the change, and what a matter made on the firm's own screens has from its first moment. */
function fill({ attributes, links }: Values, { before, firm }: Writing): Values {
  const now = timestampNow(firm);
  const { status } = attributes;
  const isNewStatus = status !== undefined && status !== before?.attributes['status'];
  return {
    attributes: {
      ...(before === undefined && { ...unsaid, createdTimestamp: now.slice(0, 10) }),
      modifiedTimestamp: now,
      ...(isNewStatus && { statusTimestamp: now }),
      ...attributes,
    },
    links: { ...(before === undefined && { division: String(firm.profile.divisionId) }), ...links },
  };
}

/** `actions`: the firm's matters. */
export function actions({ matters }: FirmRecords): RecordRules {
  return {
    shape,
    verbs: ['update'],
    *seed({ clock, profile }) {
      for (const matter of matters) yield rowOf(matter, clock.format, String(profile.divisionId));
    },
    fill,
    events: { create: 'ActionCreated', update: 'ActionUpdated' },
  };
}
