import { z } from 'zod';
import { fromHundredths } from '../ledger/decimal.ts';
import { dateOf, firmInstant, formatInstant, timeOf } from '../ledger/firm-time.ts';
import type { EntryChange, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Row } from '../rest/resource.ts';
import { decimalField, linkField, onlySent, timestampField, unreadable } from './entry-fields.ts';
import type { TimeWire } from './time-resource.ts';

const bodySchema = z.object({
  startTimestamp: timestampField.nullish(),
  actualHours: decimalField.nullish(),
  billableHours: decimalField.nullish(),
  notes: z.string().nullish(),
  createdTimestamp: timestampField.nullish(),
  links: z
    .object({
      action: linkField.optional(),
      owner: linkField.optional(),
      activity: linkField.optional(),
      division: linkField.optional(),
      task: linkField.optional(),
      rate: linkField.optional(),
    })
    .nullish(),
});

type Body = z.infer<typeof bodySchema>;

function whenFrom(start: string | null | undefined): EntryChange {
  if (start === null || start === undefined) return {};
  return { workedAt: formatInstant(firmInstant(dateOf(start), '00:00:00')), startTime: timeOf(start) };
}

function changeFrom(body: Body): EntryChange {
  return {
    ...whenFrom(body.startTimestamp),
    ...onlySent({
      actualHours: body.actualHours ?? undefined,
      billableHours: body.billableHours ?? undefined,
      description: body.notes,
      createdTimestamp: body.createdTimestamp ?? undefined,
      links: onlySent(body.links ?? {}),
    }),
  };
}

function rowFrom(entry: LedgerEntry): Row {
  const { action, owner, createdBy, rate, task, activity, division } = entry.links;
  const start = firmInstant(dateOf(entry.workedAt), entry.startTime ?? timeOf(entry.workedAt));
  return {
    id: entry.id,
    attributes: {
      startTimestamp: formatInstant(start),
      actualHours: fromHundredths(entry.actualHours),
      billableHours: fromHundredths(entry.billableHours),
      notes: entry.description,
      createdTimestamp: entry.createdTimestamp,
    },
    links: { action, owner, createdBy, rate, task, activity, division },
  };
}

/** `timerecords`: the older time resource, with no billable flag and no import reference. */
export const timeRecordsWire: TimeWire = {
  name: 'timerecords',
  attributes: {
    startTimestamp: 'timestamp',
    actualHours: 'decimal',
    billableHours: 'decimal',
    notes: 'text',
    createdTimestamp: 'timestamp',
  },
  links: {
    action: 'actions',
    owner: 'participants',
    createdBy: 'participants',
    rate: 'rates',
    task: 'tasks',
    activity: 'timerecordactivities',
    division: 'divisions',
  },
  dateName: 'startTimestamp',
  rowFrom,
  read(body) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return { ok: false, problems: unreadable('timerecords', parsed.error) };
    return { ok: true, change: changeFrom(parsed.data) };
  },
  defaultLinks: ({ participantId }) => ({ owner: String(participantId), createdBy: String(participantId) }),
};
