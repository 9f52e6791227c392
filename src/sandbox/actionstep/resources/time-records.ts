import { fromHundredths } from '../ledger/decimal.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { dateOf, timeOf, type ZoneClock } from '../ledger/zone-clock.ts';
import type { Row } from '../rest/row.ts';
import { decimal, readOnly, required, text, timestamp, to } from '../rest/shape.ts';
import type { TimeWire } from './time-wire.ts';

function rowFrom(entry: LedgerEntry, clock: ZoneClock): Row {
  const { action, owner, createdBy, rate, task, activity, division } = entry.links;
  const start = clock.instant(dateOf(entry.workedAt), entry.startTime ?? timeOf(entry.workedAt));
  return {
    id: entry.id,
    attributes: {
      startTimestamp: clock.format(start),
      actualHours: fromHundredths(entry.actualHours),
      billableHours: entry.billableHours === null ? null : fromHundredths(entry.billableHours),
      notes: entry.description,
      createdTimestamp: entry.createdTimestamp,
    },
    links: { action, owner, createdBy, rate, task, activity, division },
  };
}

/** `timerecords`: the older time resource, with no billable flag and no import reference. */
export const timeRecordsWire: TimeWire = {
  shape: {
    name: 'timerecords',
    attributes: {
      startTimestamp: required(timestamp),
      actualHours: required(decimal),
      billableHours: decimal,
      notes: text,
      createdTimestamp: timestamp,
    },
    links: {
      action: to('actions'),
      owner: to('participants'),
      createdBy: readOnly(to('participants')),
      rate: to('rates'),
      task: to('tasks'),
      activity: to('timerecordactivities'),
      division: to('divisions'),
    },
  },
  rowFrom,
  when({ startTimestamp }, clock) {
    if (typeof startTimestamp !== 'string') return {};
    const midnight = clock.format(clock.instant(dateOf(startTimestamp), '00:00:00'));
    return { workedAt: midnight, startTime: timeOf(startTimestamp) };
  },
  narrative: 'notes',
  defaultLinks: ({ participantId }) => ({ owner: String(participantId), createdBy: String(participantId) }),
};
