import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { entriesAnswer, entryView } from '../../contract/entry.ts';
import {
  approveManyRequest,
  dayView,
  manyAnswer,
  mergedAnswer,
  mergeRequest,
  reassignRequest,
  splitRequest,
} from '../../contract/ledger.ts';
import type { PersonCaller } from '../../domain/caller.ts';
import type { EntryId, MatterId } from '../../domain/ids.ts';
import * as ledger from '../../entries/index.ts';
import { presentEntries, presentEntry } from '../../presenting/index.ts';
import { entryAnswerer } from '../answer-entry.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const params = z.object({ id: z.uuid().transform((id) => id as EntryId) });
const day = z.object({ workDate: z.string().max(10) });

/** Verbs that make new entries of others, change many at once, or show a whole day. */
export function ledgerRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  const answer = entryAnswerer(options, callerOf);
  const many = async (caller: PersonCaller, { done, refused }: ledger.ManyChanged) => ({
    done: await presentEntries(caller, done, means),
    refused,
  });
  return async (app) => {
    app.post('/api/entries/:id/split', { schema: { params, body: splitRequest, response: { 200: entriesAnswer } } }, (request, reply) =>
      answer(request, reply, request.params.id, async (caller) => {
        const { version, by, parts } = request.body;
        const entries = await ledger.splitEntry(caller, { id: request.params.id, version }, { by, parts }, means);
        return { entries: await presentEntries(caller, entries, means) };
      }),
    );
    app.post('/api/entries/merge', { schema: { body: mergeRequest, response: { 200: mergedAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const { entry, savedUnits } = await ledger.mergeEntries(caller, request.body.entries.map(targetOf), means);
      return { entry: await presentEntry(caller, entry, means), savedUnits };
    });
    app.post('/api/entries/:id/duplicate', { schema: { params, response: { 200: entryView } } }, async (request) => {
      const caller = await callerOf(request);
      return presentEntry(caller, await ledger.duplicateEntry(caller, request.params.id, means), means);
    });
    app.post('/api/entries/approve', { schema: { body: approveManyRequest, response: { 200: manyAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const shown = request.body.entries.map(({ matterId, ...target }) => ({ ...targetOf(target), matterId: matterId as MatterId }));
      return many(caller, await ledger.approveMany(caller, shown, means));
    });
    app.post('/api/entries/reassign', { schema: { body: reassignRequest, response: { 200: manyAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const { entries, matterId } = request.body;
      return many(caller, await ledger.reassignMany(caller, entries.map(targetOf), matterId as MatterId, means));
    });
    app.get('/api/days/:workDate', { schema: { params: day, response: { 200: dayView } } }, async (request) => {
      const caller = await callerOf(request);
      const { entries, ...sums } = await ledger.readDay(caller, request.params.workDate, means);
      return { ...sums, entries: await presentEntries(caller, entries, means) };
    });
  };
}

function targetOf({ id, version }: { id: string; version: number }): ledger.Target {
  return { id: id as EntryId, version };
}
