import { z } from 'zod';
import { fromHundredths } from '../ledger/decimal.ts';
import type { EntryChange, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Row } from '../rest/resource.ts';
import { decimalField, flagField, linkField, onlySent, timestampField, unreadable } from './entry-fields.ts';
import type { TimeWire } from './time-resource.ts';

const bodySchema = z.object({
  timestampDate: timestampField.nullish(),
  description: z.string().nullish(),
  actualHours: decimalField.nullish(),
  billableHours: decimalField.nullish(),
  createdTimestamp: timestampField.nullish(),
  startTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'must be HH:MM:SS')
    .nullish(),
  timerStatus: z.enum(['Running', 'Paused', 'Stopped', 'Locked']).nullish(),
  timerStartedClientTimestamp: timestampField.nullish(),
  timerDurationSeconds: z.int().nullish(),
  billingBehavior: z.enum(['Bill', 'Hide', 'No charge']).nullish(),
  rateUnitPrice: decimalField.nullish(),
  billableAmountType: z.enum(['Fixed', 'Calculated']).nullish(),
  billableAmount: decimalField.nullish(),
  isBillable: flagField.nullish(),
  importExternalReference: z.string().nullish(),
  links: z
    .object({
      action: linkField.optional(),
      owner: linkField.optional(),
      createdBy: linkField.optional(),
      rate: linkField.optional(),
      quickCode: linkField.optional(),
      task: linkField.optional(),
      utbmsActivityCode: linkField.optional(),
      utbmsTaskCode: linkField.optional(),
      utbmsTimekeeperCode: linkField.optional(),
      phoneRecord: linkField.optional(),
    })
    .nullish(),
});

type Body = z.infer<typeof bodySchema>;

function fullTime(time: string | null | undefined): string | null | undefined {
  return time?.length === 5 ? `${time}:00` : time;
}

function changeFrom(body: Body): EntryChange {
  return onlySent({
    workedAt: body.timestampDate ?? undefined,
    description: body.description,
    actualHours: body.actualHours ?? undefined,
    billableHours: body.billableHours ?? undefined,
    createdTimestamp: body.createdTimestamp ?? undefined,
    startTime: fullTime(body.startTime),
    timerStatus: body.timerStatus ?? undefined,
    timerStartedClientTimestamp: body.timerStartedClientTimestamp,
    timerDurationSeconds: body.timerDurationSeconds,
    billingBehavior: body.billingBehavior ?? undefined,
    rateUnitPrice: body.rateUnitPrice ?? undefined,
    billableAmountType: body.billableAmountType ?? undefined,
    billableAmount: body.billableAmount ?? undefined,
    isBillable: body.isBillable ?? undefined,
    importExternalReference: body.importExternalReference,
    links: onlySent(body.links ?? {}),
  });
}

function rowFrom(entry: LedgerEntry): Row {
  const { activity: _activity, division: _division, ...links } = entry.links;
  return {
    id: entry.id,
    attributes: {
      timestampDate: entry.workedAt,
      description: entry.description,
      actualHours: fromHundredths(entry.actualHours),
      billableHours: fromHundredths(entry.billableHours),
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
  name: 'timeentries',
  attributes: {
    timestampDate: 'timestamp',
    description: 'text',
    actualHours: 'decimal',
    billableHours: 'decimal',
    createdTimestamp: 'timestamp',
    startTime: 'time',
    timerStatus: 'text',
    timerStartedClientTimestamp: 'timestamp',
    timerDurationSeconds: 'integer',
    billingBehavior: 'text',
    rateUnitPrice: 'decimal',
    rateSource: 'text',
    billableAmountType: 'text',
    billableAmount: 'decimal',
    isBillable: 'flag',
    importExternalReference: 'text',
    billReference: 'text',
  },
  links: {
    action: 'actions',
    owner: 'participants',
    createdBy: 'participants',
    rate: 'rates',
    quickCode: 'quickcodes',
    task: 'tasks',
    phoneRecord: 'phonerecords',
    utbmsActivityCode: 'utbmscodes',
    utbmsTaskCode: 'utbmscodes',
    utbmsTimekeeperCode: 'utbmscodes',
  },
  dateName: 'timestampDate',
  rowFrom,
  read(body) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return { ok: false, problems: unreadable('timeentries', parsed.error) };
    return { ok: true, change: changeFrom(parsed.data) };
  },
  defaultLinks: () => ({}),
};
