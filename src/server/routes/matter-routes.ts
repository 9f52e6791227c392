import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mattersAnswer } from '../../contract/entry.ts';
import { isId, type MatterId } from '../../domain/ids.ts';
import { ofWords, recallLearned } from '../../learning/index.ts';
import { searchMatters } from '../../matching/index.ts';
import { offeredMatters, starMatter, unstarMatter } from '../../matters/index.ts';
import { presentMatter } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const search = z.object({ q: z.string().max(200).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) });
const matterId = z.object({ id: z.string().refine(isId, 'is no id of a matter') });

/** The search for a matter while it is typed, and the person's favourites. */
export function matterRoutes({ means }: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/api/matters', { schema: { querystring: search, response: { 200: mattersAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const { q, limit } = request.query;
      const said = await recallLearned(caller, ofWords(q), means);
      const before = said.map(({ matter }) => matter);
      const found = await searchMatters(caller, q, limit, means, before);
      const offered = await offeredMatters(
        caller,
        found.map(({ matter }) => matter),
        means,
      );
      const shown = new Set(offered.map(({ id }) => id));
      const matters = found.filter(({ matter }) => shown.has(matter.id));
      return { matters: matters.map(({ matter, favourite }) => ({ ...presentMatter(matter), favourite })) };
    });

    app.put('/api/matters/:id/favourite', { schema: { params: matterId } }, async (request, reply) => {
      await starMatter(await callerOf(request), request.params.id as MatterId, means);
      return reply.code(204).send();
    });

    app.delete('/api/matters/:id/favourite', { schema: { params: matterId } }, async (request, reply) => {
      await unstarMatter(await callerOf(request), request.params.id as MatterId, means);
      return reply.code(204).send();
    });
  };
}
