import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openToLoopbackPages, streamChanges } from '../loopback-pages.ts';
import { personByLogin, sandboxPeople } from '../people.ts';
import { fromHundredths } from './ledger/decimal.ts';
import { dateOf } from './ledger/firm-time.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import type { Grants } from './oauth/grants.ts';
import type { RequestLog } from './request-log.ts';
import type { FirmRecords } from './seed/firm-records.ts';

export type ControlParts = { ledger: Ledger; firm: FirmRecords; grants: Grants; log: RequestLog };

const revokeSchema = z.object({ login: z.string() });

function ledgerLine(entry: LedgerEntry, firm: FirmRecords) {
  const matter = firm.matterById.get(Number(entry.links.action));
  const timekeeper = sandboxPeople.find(({ participantId }) => String(participantId) === entry.links.owner);
  return {
    id: entry.id,
    workDate: dateOf(entry.workedAt),
    matter: matter === undefined ? null : { id: matter.id, reference: matter.reference, name: matter.name },
    timekeeper: timekeeper?.name ?? null,
    hours: fromHundredths(entry.billableHours),
    rate: fromHundredths(entry.rateUnitPrice),
    amount: fromHundredths(entry.billableAmount),
    description: entry.description,
    importExternalReference: entry.importExternalReference,
    createdTimestamp: entry.createdTimestamp,
  };
}

/** Serves what only a stand-in has, under /sandbox: a view of the ledger, its changes, revocation, the request log. */
export function controlRoutes(app: FastifyInstance, { ledger, firm, grants, log }: ControlParts): void {
  openToLoopbackPages(app);
  app.get('/sandbox/ledger', () => {
    const newestFirst = ledger.entries().toSorted((left, right) => right.id - left.id);
    return { entries: newestFirst.map((entry) => ledgerLine(entry, firm)) };
  });
  app.get('/sandbox/events', (request, reply) => streamChanges(request, reply, ledger.onChange));
  app.get('/sandbox/requests', () => ({ requests: log.requests() }));
  app.post('/sandbox/revoke', (request, reply) => {
    const parsed = revokeSchema.safeParse(request.body);
    if (!parsed.success || personByLogin(parsed.data.login) === undefined) {
      return reply.code(400).send({ error: 'login must be one of the people of this firm' });
    }
    return reply.send({ revoked: grants.revoke(parsed.data.login) });
  });
}
