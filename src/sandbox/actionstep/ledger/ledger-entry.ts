import { z } from 'zod';

export const linkNames = [
  'action',
  'owner',
  'createdBy',
  'rate',
  'quickCode',
  'task',
  'phoneRecord',
  'utbmsActivityCode',
  'utbmsTaskCode',
  'utbmsTimekeeperCode',
  'activity',
  'division',
] as const;

const text = z.string().nullable();

/** A row of the ledger under both time resources. Hours are hundredths of an hour, money is cents. */
export const ledgerEntrySchema = z.object({
  id: z.int().positive(),
  /** Timestamp in the firm's zone whose date is the date of work. */
  workedAt: z.string(),
  startTime: text,
  description: text,
  actualHours: z.int(),
  billableHours: z.int().nullable(),
  isBillable: z.boolean(),
  billingBehavior: z.enum(['Bill', 'Hide', 'No charge']),
  rateUnitPrice: z.int(),
  rateSource: z.enum(['Default', 'Timekeeper', 'Action', 'Custom']),
  billableAmountType: z.enum(['Fixed', 'Calculated']),
  billableAmount: z.int(),
  timerStatus: z.enum(['Running', 'Paused', 'Stopped', 'Locked']),
  timerStartedClientTimestamp: text,
  timerDurationSeconds: z.int().nullable(),
  importExternalReference: text,
  billReference: text,
  createdTimestamp: z.string(),
  links: z.record(z.enum(linkNames), text),
});

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
export type EntryLinks = LedgerEntry['links'];

/** What a request asks to set; a key that is absent stays as it is (or takes its default). */
export type EntryChange = Partial<Omit<LedgerEntry, 'id' | 'rateSource' | 'links'>> & { links?: Partial<EntryLinks> };

export const emptyLinks: Readonly<EntryLinks> = {
  action: null,
  owner: null,
  createdBy: null,
  rate: null,
  quickCode: null,
  task: null,
  phoneRecord: null,
  utbmsActivityCode: null,
  utbmsTaskCode: null,
  utbmsTimekeeperCode: null,
  activity: null,
  division: null,
};
