import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { streamChanges } from '../../loopback-pages.ts';
import type { Firm } from '../firm.ts';
import { fromHundredths } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { dateOf } from '../ledger/zone-clock.ts';
import { tableOf } from '../tables/look-up.ts';
import { readCall, sendMistake } from './reading.ts';

const billSchema = z.strictObject({ entries: z.array(z.int()).min(1), reference: z.string().min(1).nullable() });

function ledgerLine(entry: LedgerEntry, firm: Firm) {
  const matter = tableOf(firm, 'actions')?.get(entry.links.action ?? '');
  const timekeeper = firm.profile.people.find(({ participantId }) => String(participantId) === entry.links.owner);
  return {
    id: entry.id,
    workDate: dateOf(entry.workedAt),
    startTime: entry.startTime,
    matter: matter === undefined ? null : { id: matter.id, reference: matter.attributes['reference'], name: matter.attributes['name'] },
    timekeeper: timekeeper?.name ?? null,
    actualHours: fromHundredths(entry.actualHours),
    hours: entry.billableHours === null ? null : fromHundredths(entry.billableHours),
    rate: fromHundredths(entry.rateUnitPrice),
    amount: fromHundredths(entry.billableAmount),
    description: entry.description,
    importExternalReference: entry.importExternalReference,
    billReference: entry.billReference,
    createdTimestamp: entry.createdTimestamp,
  };
}

/** The ledger as the firm's accounts see it: its lines, its changes as they happen, and putting entries on a bill. */
export function ledgerRoutes(app: FastifyInstance, firm: Firm, ledger: Ledger): void {
  app.get('/sandbox/ledger', () => {
    const newestFirst = ledger.entries().toSorted((left, right) => right.id - left.id);
    return { entries: newestFirst.map((entry) => ledgerLine(entry, firm)) };
  });
  app.get('/sandbox/events', (request, reply) => streamChanges(request, reply, ledger.onChange));
  app.post('/sandbox/bill', (request, reply) => {
    const call = readCall(billSchema, request.body, reply);
    if (call === undefined) return reply;
    const entries = call.entries.map((id) => ledger.find(String(id)));
    const missing = call.entries.filter((_id, index) => entries[index] === undefined);
    if (missing.length > 0) return sendMistake(reply, `there is no entry ${missing.join(', ')}`);
    for (const entry of entries) if (entry !== undefined) ledger.change(entry, { billReference: call.reference });
    return reply.send({ billed: call.entries.length });
  });
}
