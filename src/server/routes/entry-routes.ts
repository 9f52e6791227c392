import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { approval, entriesAnswer, entryEdit, entryState, entryView, matterChoice, versionOnly } from '../../contract/entry.ts';
import type { PersonCaller } from '../../domain/caller.ts';
import { entryStates } from '../../domain/entry-state.ts';
import type { EntryId, MatterId } from '../../domain/ids.ts';
import * as ledger from '../../entries/index.ts';
import { presentEntries, presentEntry } from '../../presenting/index.ts';
import { entryAnswerer } from '../answer-entry.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const params = z.object({ id: z.uuid().transform((id) => id as EntryId) });
const list = z.object({ state: z.optional(entryState), limit: z.coerce.number().int().min(1).max(200).default(50) });
const answer = { response: { 200: entryView } };
const simpleVerbs = {
  unapprove: ledger.unapproveEntry,
  dismiss: ledger.dismissEntry,
  restore: ledger.restoreEntry,
  'restore-original': ledger.restoreOriginal,
  'delete-evidence': ledger.deleteEvidence,
};

/** The ledger over HTTP: one route a verb. A stale version answers 409 with the newer entry beside the words. */
export function entryRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  const run = runner(options, callerOf);
  return async (app) => {
    app.get('/api/entries', { schema: { querystring: list, response: { 200: entriesAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const states = request.query.state === undefined ? entryStates : [request.query.state];
      const entries = await ledger.listEntries(caller, { states, limit: request.query.limit }, means);
      return { entries: await presentEntries(caller, entries, means) };
    });
    app.get('/api/entries/:id', { schema: { params, ...answer } }, async (request) => {
      const caller = await callerOf(request);
      return presentEntry(caller, await ledger.readEntry(caller, request.params.id, means), means);
    });
    app.patch('/api/entries/:id', { schema: { params, body: entryEdit, ...answer }, config: { largest: 'narrative' } }, (request, reply) =>
      run(request, reply, request.params.id, (caller) => ledger.editEntry(caller, target(request), request.body, means)),
    );
    app.put('/api/entries/:id/matter', { schema: { params, body: matterChoice, ...answer } }, (request, reply) =>
      run(request, reply, request.params.id, (caller) =>
        ledger.confirmMatter(caller, target(request), request.body.matterId as MatterId, means, request.body.typed),
      ),
    );
    app.post('/api/entries/:id/approve', { schema: { params, body: approval, ...answer } }, (request, reply) =>
      run(request, reply, request.params.id, (caller) =>
        ledger.approveEntry(caller, target(request), request.body.matterId as MatterId, means),
      ),
    );
    for (const [name, verb] of Object.entries(simpleVerbs)) {
      app.post(`/api/entries/:id/${name}`, { schema: { params, body: versionOnly, ...answer } }, (request, reply) =>
        run(request, reply, request.params.id, (caller) => verb(caller, target(request), means)),
      );
    }
  };
}

function target(request: { params: { id: EntryId }; body: { version: number } }): ledger.Target {
  return { id: request.params.id, version: request.body.version };
}

type Verb = (caller: PersonCaller) => Promise<ledger.Entry>;

function runner(options: ServerOptions, callerOf: CallerOf) {
  const answer = entryAnswerer(options, callerOf);
  return (request: FastifyRequest, reply: FastifyReply, id: EntryId, verb: Verb) =>
    answer(request, reply, id, async (caller) => presentEntry(caller, await verb(caller), options.means));
}
