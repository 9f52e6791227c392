import { AppError } from '../domain/errors.ts';
import { startOfWorkDate } from '../domain/work-date.ts';
import type { Access } from './access.ts';
import { call } from './call.ts';
import { rowsOf } from './envelope.ts';
import { isAbout, isFailure, unknownOutcome } from './failure.ts';
import { type HeldTime, heldTime, type TimeResource, timeRow } from './time-resource.ts';

/**
 * The rate of an entry: none sent and Actionstep applies its own, one of its labels, a GST-exclusive price of an hour, or a
 * GST-exclusive amount for the whole under a label for fixed fees.
 */
export type RateWrite =
  | { kind: 'own' }
  | { kind: 'label'; label: string }
  | { kind: 'custom'; price: string; label?: string | undefined }
  | { kind: 'fixed'; price: string; label: string };

/** What is to be written: hours as decimal strings, the date in its zone. */
export type TimeWrite = {
  reference: string;
  matterNumber: string;
  participantId: string;
  workDate: string;
  zone: string;
  narrative: string;
  actualHours: string;
  billableHours: string;
  /** How it is to be billed; Bill when not said. */
  treatment?: 'bill' | 'no-charge' | 'hide';
  rate?: RateWrite;
  /** UTBMS activity and task codes, where the matter wants them. */
  utbms?: { activity?: string; task?: string };
  /** Start of the work in the zone, 'HH:MM:SS': what a timerecord is found again by, because it carries no reference. */
  startTime?: string;
};

/** Writes one entry and answers what Actionstep says it holds. Throws as `call` does; outcome-unknown must be looked up. */
export async function createTime(access: Access, resource: TimeResource, write: TimeWrite): Promise<HeldTime> {
  return writeTime(access, { method: 'POST', path: resource }, resource, bodyOf(resource, write));
}

/** Deletes one entry; false when it was gone already. Throws as `call` does; a billed one is refused by Actionstep. */
export async function deleteTime(access: Access, resource: TimeResource, remoteId: string): Promise<boolean> {
  try {
    await call(access, { method: 'DELETE', path: `${resource}/${encodeURIComponent(remoteId)}` });
    return true;
  } catch (error) {
    if (isAbout(error, 'absent')) return false;
    throw error;
  }
}

type Target = { method: 'POST' | 'PUT'; path: string };

async function writeTime(access: Access, target: Target, resource: TimeResource, fields: Record<string, unknown>): Promise<HeldTime> {
  const body = await call(access, { ...target, body: { [resource]: fields } });
  try {
    const row = rowsOf(body, resource, timeRow)[0];
    if (row) return heldTime(row);
  } catch (error) {
    // It was taken: an answer nobody understands is no reason to send it again.
    if (!isFailure(error, 'actionstep-unexpected')) throw error;
  }
  throw unknownOutcome('Actionstep did not say what it holds.');
}

const behaviours = { bill: 'Bill', 'no-charge': 'No charge', hide: 'Hide' } as const;

function bodyOf(resource: TimeResource, write: TimeWrite): Record<string, unknown> {
  const midnight = startOfWorkDate(write.workDate, write.zone);
  const hours = { actualHours: write.actualHours, billableHours: write.billableHours };
  const links = { action: write.matterNumber, owner: write.participantId, createdBy: write.participantId };
  const rate = rateLink(write.rate);
  if (resource === 'timerecords') {
    refuseTyped(write.rate);
    const startTimestamp = write.startTime === undefined ? midnight : midnight.replace('00:00:00', write.startTime);
    return { startTimestamp, notes: write.narrative, ...hours, links: { action: links.action, owner: links.owner, ...rate } };
  }
  return {
    timestampDate: midnight,
    description: write.narrative,
    ...hours,
    isBillable: 'T',
    billingBehavior: behaviours[write.treatment ?? 'bill'],
    importExternalReference: write.reference,
    ...(write.startTime === undefined ? {} : { startTime: write.startTime }),
    ...priceOf(write.rate),
    links: { ...links, ...rate, ...utbmsLinks(write.utbms) },
  };
}

function rateLink(rate: RateWrite | undefined): { rate?: string } {
  return rate === undefined || rate.kind === 'own' || rate.label === undefined ? {} : { rate: rate.label };
}

function priceOf(rate: RateWrite | undefined): Record<string, string> {
  if (rate?.kind === 'custom') return { rateUnitPrice: rate.price, rateSource: 'Custom' };
  return rate?.kind === 'fixed' ? { billableAmountType: 'Fixed', billableAmount: rate.price } : {};
}

/** A timerecord has no price (reference/actionstep-api.md §3.3): without it Actionstep would silently apply another. */
function refuseTyped(rate: RateWrite | undefined): void {
  if (rate?.kind !== 'custom' && rate?.kind !== 'fixed') return;
  const message = 'Your Actionstep takes no typed rates with time records, and nothing was sent. Choose one of its rate labels.';
  throw new AppError({ code: 'actionstep-refused', message, retry: 'after-person' });
}

function utbmsLinks(codes: TimeWrite['utbms']): Record<string, string> {
  return {
    ...(codes?.activity === undefined ? {} : { utbmsActivityCode: codes.activity }),
    ...(codes?.task === undefined ? {} : { utbmsTaskCode: codes.task }),
  };
}
