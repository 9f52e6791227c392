import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decision, entryView, versionOnly } from '../../contract/entry.ts';
import { pushAnswer, pushRequest } from '../../contract/push.ts';
import type { PersonCaller } from '../../domain/caller.ts';
import type { EntryId } from '../../domain/ids.ts';
import type { Entry } from '../../entries/index.ts';
import { presentEntries, presentEntry } from '../../presenting/index.ts';
import { decideUnconfirmed, pushEntry, pushMany, recallEntry } from '../../push/index.ts';
import { entryAnswerer } from '../answer-entry.ts';
import { progressEvents } from '../progress-events.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const params = z.object({ id: z.uuid().transform((id) => id as EntryId) });
const answer = { response: { 200: entryView } };
const listed = z.object({
  entries: z
    .string()
    .max(200 * 37)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid().transform((id) => id as EntryId)).min(1)),
});

/** Intents over HTTP: push, push many, take back, decide; and how far a push is, as server-sent events. */
export function pushRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  const run = intender(options, callerOf);
  return async (app) => {
    app.post('/api/entries/:id/push', { schema: { params, body: versionOnly, ...answer } }, (request, reply) =>
      run(request, reply, (caller) => pushEntry(caller, target(request), means)),
    );
    app.post('/api/entries/:id/recall', { schema: { params, body: versionOnly, ...answer } }, (request, reply) =>
      run(request, reply, (caller) => recallEntry(caller, target(request), means)),
    );
    app.post('/api/entries/:id/decide', { schema: { params, body: decision, ...answer } }, (request, reply) =>
      run(request, reply, (caller) => decideUnconfirmed(caller, target(request), request.body.answer, means)),
    );
    app.post('/api/pushes', { schema: { body: pushRequest, response: { 200: pushAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const targets = request.body.entries.map(({ id, version }) => ({ id: id as EntryId, version }));
      const { pushing, refused } = await pushMany(caller, targets, means);
      options.nudge();
      return { pushing: await presentEntries(caller, pushing, means), refused };
    });
    app.get('/api/pushes/progress', { schema: { querystring: listed } }, async (request, reply) => {
      const caller = await callerOf(request);
      const events = progressEvents(caller, request.query.entries, means);
      return reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(events);
    });
  };
}

function target(request: { params: { id: EntryId }; body: { version: number } }) {
  return { id: request.params.id, version: request.body.version };
}

type Intent = (caller: PersonCaller) => Promise<Entry>;

/** Runs one intent, answers the entry as it stands then, and wakes the worker. */
function intender(options: ServerOptions, callerOf: CallerOf) {
  const answer = entryAnswerer(options, callerOf);
  return (request: FastifyRequest<{ Params: { id: EntryId } }>, reply: FastifyReply, intent: Intent) =>
    answer(request, reply, request.params.id, async (caller) => {
      const entry = await intent(caller);
      options.nudge();
      return presentEntry(caller, entry, options.means);
    });
}
