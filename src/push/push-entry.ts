import { eq } from 'drizzle-orm';
import { type FirmSession, newId, tables } from '../database/index.ts';
import type { PersonCaller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { OutboxId } from '../domain/ids.ts';
import { hoursOfSeconds, hoursOfUnits } from '../domain/units.ts';
import { changeEntry, type Entry, illegalMove, refuseStops, type Target } from '../entries/index.ts';
import { scheduleOwnJob } from '../jobs/index.ts';
import { type Payload, payloadHash } from './payload.ts';
import { type PushMeans, pushJob } from './push-means.ts';
import { pushReference } from './push-reference.ts';
import { startTimeFor } from './start-time.ts';

/**
 * Intends the push of an approved (or failed) entry: outbox row, state and job in one transaction. Sending follows by a
 * worker. Pressing twice is harmless: the second finds the entry on its way.
 */
export async function pushEntry(caller: PersonCaller, target: Target, means: PushMeans): Promise<Entry> {
  const now = means.now();
  return means.database.withFirm(caller.firm, (session) =>
    changeEntry(session, caller, target, now, async (entry) => {
      if (entry.state !== 'approved' && entry.state !== 'failed') throw illegalMove(entry.state);
      await refuseStops(session, entry, now);
      const write = await payloadOf(session, entry);
      const row = await upsertRow(session, entry, write, means, now);
      await scheduleOwnJob(session.tx, means.database, { firm: caller.firm, kind: pushJob, subject: row, dueAt: now });
      means.onStep?.('intended');
      return {
        entry: { ...entry, state: 'pushing' },
        kind: 'push-intended',
        facts: { reference: write.reference, payloadHash: payloadHash(write), pushNumber: entry.pushNumber },
        detail: {},
      };
    }),
  );
}

async function payloadOf({ tx, firm }: FirmSession, entry: Entry): Promise<Payload> {
  const rows =
    entry.matterId === null
      ? []
      : await tx.select({ number: tables.matter.number }).from(tables.matter).where(eq(tables.matter.id, entry.matterId));
  const matterNumber = rows[0]?.number;
  if (matterNumber === undefined)
    throw new AppError({ code: 'matter-not-confirmed', message: 'Choose the matter first.', retry: 'after-person' });
  return {
    reference: pushReference(firm, entry.id, entry.pushNumber),
    matterNumber,
    workDate: entry.workDate,
    zone: entry.zone,
    narrative: entry.narrative,
    actualHours: hoursOfSeconds(entry.actualSeconds),
    billableHours: hoursOfUnits(entry.units, entry.unitMinutes),
    treatment: entry.treatment,
    activityCode: entry.activityCode,
    startTime: await startTimeFor({ tx }, entry),
    ...rateOf(entry),
  };
}

/** Nothing of a rate is sent unless a person chose one (promise 4 of the design). */
function rateOf({ rate }: Entry): Pick<Payload, 'rate'> {
  if (rate.kind === 'own') return {};
  if (rate.kind === 'label') return { rate: { kind: 'label', label: rate.label.id } };
  if (rate.kind === 'fixed') return { rate: { kind: 'fixed', price: rate.price, label: rate.label.id } };
  return { rate: { kind: 'custom', price: rate.price, ...(rate.label ? { label: rate.label.id } : {}) } };
}

/** A row that stands from an earlier try keeps sent_at, so that it is looked up before it is sent again. */
async function upsertRow(session: FirmSession, entry: Entry, write: Payload, means: PushMeans, now: Date): Promise<OutboxId> {
  const { outbox } = tables;
  const known = await session.tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.reference, write.reference));
  const id = (known[0]?.id ?? newId<OutboxId>(now)) as OutboxId;
  const row = {
    state: 'waiting' as const,
    payload: session.seal('outbox', id, write),
    payloadHash: payloadHash(write),
    rounds: 0,
    timekeeperId: entry.timekeeper,
    workDate: entry.workDate,
    startTime: write.startTime,
    problemCode: null,
    nextTryAt: null,
    recallSentAt: null,
    outcome: null,
    updatedAt: now,
  };
  if (known[0]) await session.tx.update(outbox).set(row).where(eq(outbox.id, id));
  else {
    const keys = {
      firmId: session.firm,
      id,
      entryId: entry.id,
      pushNumber: entry.pushNumber,
      reference: write.reference,
      madeBy: means.life,
    };
    await session.tx.insert(outbox).values({ ...keys, ...row });
  }
  return id;
}
