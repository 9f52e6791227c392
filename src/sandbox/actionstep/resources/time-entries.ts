import { fromHundredths } from '../ledger/decimal.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Row } from '../rest/row.ts';
import { decimal, flag, integer, oneOf, readOnly, required, text, time, timestamp, to } from '../rest/shape.ts';
import type { TimeWire } from './time-wire.ts';

function rowFrom(entry: LedgerEntry): Row {
  const { activity: _activity, division: _division, ...links } = entry.links;
  return {
    id: entry.id,
    attributes: {
      timestampDate: entry.workedAt,
      description: entry.description,
      actualHours: fromHundredths(entry.actualHours),
      billableHours: entry.billableHours === null ? null : fromHundredths(entry.billableHours),
      createdTimestamp: entry.createdTimestamp,
      startTime: entry.startTime,
      timerStatus: entry.timerStatus,
      timerStartedClientTimestamp: entry.timerStartedClientTimestamp,
      timerDurationSeconds: entry.timerDurationSeconds,
      billingBehavior: entry.billingBehavior,
      rateUnitPrice: fromHundredths(entry.rateUnitPrice),
      rateSource: entry.rateSource,
      billableAmountType: entry.billableAmountType,
      billableAmount: fromHundredths(entry.billableAmount),
      isBillable: entry.isBillable ? 'T' : 'F',
      importExternalReference: entry.importExternalReference,
      billReference: entry.billReference,
    },
    links,
  };
}

/** `timeentries`: the time resource of systems on Enhanced Billing Mode. */
export const timeEntriesWire: TimeWire = {
  shape: {
    name: 'timeentries',
    attributes: {
      timestampDate: required(timestamp),
      description: text,
      actualHours: required(decimal),
      billableHours: decimal,
      createdTimestamp: timestamp,
      startTime: time,
      timerStatus: oneOf('Running', 'Paused', 'Stopped', 'Locked'),
      timerStartedClientTimestamp: timestamp,
      timerDurationSeconds: integer,
      billingBehavior: oneOf('Bill', 'Hide', 'No charge'),
      rateUnitPrice: decimal,
      rateSource: readOnly(text),
      billableAmountType: oneOf('Fixed', 'Calculated'),
      billableAmount: decimal,
      isBillable: flag,
      importExternalReference: text,
      billReference: readOnly(text),
    },
    links: {
      action: to('actions'),
      owner: required(to('participants')),
      createdBy: required(to('participants')),
      rate: to('rates'),
      quickCode: to('quickcodes'),
      task: to('tasks'),
      phoneRecord: to('phonerecords'),
      utbmsActivityCode: to('utbmscodes'),
      utbmsTaskCode: to('utbmscodes'),
      utbmsTimekeeperCode: to('utbmscodes'),
    },
  },
  rowFrom,
  when: ({ timestampDate, startTime }) => ({
    ...(typeof timestampDate === 'string' && { workedAt: timestampDate }),
    ...(startTime !== undefined && { startTime: startTime === null ? null : String(startTime) }),
  }),
  narrative: 'description',
  defaultLinks: () => ({}),
};
