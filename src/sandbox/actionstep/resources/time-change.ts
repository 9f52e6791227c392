import { z } from 'zod';
import { toHundredths } from '../ledger/decimal.ts';
import { type EntryChange, type EntryLinks, ledgerEntrySchema, linkNames } from '../ledger/ledger-entry.ts';
import type { ZoneClock } from '../ledger/zone-clock.ts';
import type { Switches } from '../switches.ts';
import type { Values } from './read-body.ts';
import type { TimeWire } from './time-wire.ts';

const sent = z.exactOptional;
const hundredths = z.string().transform((value) => toHundredths(value) ?? 0);
const { timerStatus, billingBehavior, billableAmountType } = ledgerEntrySchema.shape;

/** The attributes whose names and meaning are the same on the wire and in the ledger, as read-body leaves them. */
const fieldsSchema = z.object({
  actualHours: sent(hundredths),
  billableHours: sent(hundredths),
  rateUnitPrice: sent(hundredths),
  billableAmount: sent(hundredths),
  createdTimestamp: sent(z.string()),
  timerStatus: sent(timerStatus),
  billingBehavior: sent(billingBehavior),
  billableAmountType: sent(billableAmountType),
  isBillable: sent(z.enum(['T', 'F']).transform((value) => value === 'T')),
  timerStartedClientTimestamp: sent(z.string().nullable()),
  timerDurationSeconds: sent(z.int().nullable()),
  importExternalReference: sent(z.string().nullable()),
});

const canBeEmptied = ['timerStartedClientTimestamp', 'timerDurationSeconds', 'importExternalReference'];

function linksOf({ links }: Values): Partial<EntryLinks> {
  const given = linkNames.flatMap((name) => {
    const id = links[name];
    return id === null || typeof id === 'string' ? [[name, id] as const] : [];
  });
  return Object.fromEntries(given);
}

function cutSeconds(change: EntryChange): EntryChange {
  return typeof change.startTime === 'string' ? { ...change, startTime: `${change.startTime.slice(0, 5)}:00` } : change;
}

/** What a body changes in the ledger: null leaves alone what cannot be empty. */
export function changeFrom(values: Values, { when, narrative }: TimeWire, clock: ZoneClock, switches: Switches): EntryChange {
  const { attributes } = values;
  const given = Object.entries(attributes).filter(([name, value]) => value !== null || canBeEmptied.includes(name));
  const words = attributes[narrative];
  const change: EntryChange = {
    ...fieldsSchema.parse(Object.fromEntries(given)),
    ...when(attributes, clock),
    ...(words !== undefined && { description: words === null ? null : String(words) }),
    links: linksOf(values),
  };
  return switches.startSeconds === 'cut' ? cutSeconds(change) : change;
}
