import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
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

function crossOrigin(request: FastifyRequest): Record<string, string> {
  const { origin = '' } = request.headers;
  if (!/^http:\/\/127\.0\.0\.1(:\d+)?$/.test(origin)) return { vary: 'Origin' };
  return { vary: 'Origin', 'access-control-allow-origin': origin };
}

function streamChanges(request: FastifyRequest, reply: FastifyReply, ledger: Ledger): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...crossOrigin(request),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  raw.write('retry: 1000\n\n');
  const stop = ledger.onChange(() => raw.write('event: changed\ndata: {}\n\n'));
  raw.on('close', stop);
}

/** Serves what only a stand-in has, under /sandbox: a view of the ledger, its changes, revocation, the request log. */
export function controlRoutes(app: FastifyInstance, { ledger, firm, grants, log }: ControlParts): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/sandbox/')) reply.headers({ ...crossOrigin(request), 'cache-control': 'no-store' });
  });
  app.get('/sandbox/ledger', () => {
    const newestFirst = ledger.entries().toSorted((left, right) => right.id - left.id);
    return { entries: newestFirst.map((entry) => ledgerLine(entry, firm)) };
  });
  app.get('/sandbox/events', (request, reply) => streamChanges(request, reply, ledger));
  app.get('/sandbox/requests', () => ({ requests: log.requests() }));
  app.post('/sandbox/revoke', (request, reply) => {
    const parsed = revokeSchema.safeParse(request.body);
    if (!parsed.success || personByLogin(parsed.data.login) === undefined) {
      return reply.code(400).send({ error: 'login must be one of the people of this firm' });
    }
    return reply.send({ revoked: grants.revoke(parsed.data.login) });
  });
  app.options('/sandbox/*', (_request, reply) =>
    reply.code(204).headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' }).send(),
  );
}
