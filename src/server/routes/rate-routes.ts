import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { entryView } from '../../contract/entry.ts';
import { rateRequest, ratesAnswer } from '../../contract/rate.ts';
import { AppError } from '../../domain/errors.ts';
import type { EntryId, MatterId } from '../../domain/ids.ts';
import { rateEntry, readEntry } from '../../entries/index.ts';
import { ratesOfMatter } from '../../matters/index.ts';
import { presentEntry } from '../../presenting/index.ts';
import { entryAnswerer } from '../answer-entry.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const entryParams = z.object({ id: z.uuid().transform((id) => id as EntryId) });
const matterParams = z.object({ id: z.uuid().transform((id) => id as MatterId) });

/** The rates of a matter, and the choice of one for an entry. */
export function rateRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  const answer = entryAnswerer(options, callerOf);
  return async (app) => {
    app.get('/api/matters/:id/rates', { schema: { params: matterParams, response: { 200: ratesAnswer } } }, async (request) => {
      const { labels, ...rates } = await ratesOfMatter(await callerOf(request), request.params.id, means);
      return { ...rates, labels: [...labels] };
    });

    app.put(
      '/api/entries/:id/rate',
      { schema: { params: entryParams, body: rateRequest, response: { 200: entryView } } },
      (request, reply) =>
        answer(request, reply, request.params.id, async (caller) => {
          const { version, rate } = request.body;
          const { id } = request.params;
          const { matterId } = await readEntry(caller, id, means);
          if (matterId === null) throw noMatter();
          const rates = await ratesOfMatter(caller, matterId, means);
          const entry = await rateEntry(caller, { id, version }, rate, { ...rates, matter: matterId }, means);
          return presentEntry(caller, entry, means);
        }),
    );
  };
}

function noMatter(): AppError {
  const message = 'Rates are those of a matter. Choose the matter first, then the rate.';
  return new AppError({ code: 'matter-not-confirmed', field: 'rate', message, retry: 'after-person' });
}
