import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { learnedAnswer } from '../../contract/entry.ts';
import { isId } from '../../domain/ids.ts';
import { listLearned, revokeLearned } from '../../learning/index.ts';
import { mattersById } from '../../matters/index.ts';
import { presentMatter } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const learnedId = z.object({ id: z.string().refine(isId, 'is no id') });

/** What the person's confirmations taught: to be seen, and to be taken back. */
export function learnedRoutes({ means }: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/api/learned', { schema: { response: { 200: learnedAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const things = await listLearned(caller, means);
      const matters = await mattersById(caller, [...new Set(things.map(({ matter }) => matter))], means);
      const learned = things.map(({ matter, ...thing }) => {
        const found = matters.get(matter);
        return { ...thing, matter: found ? presentMatter(found) : null };
      });
      return { learned };
    });

    app.delete('/api/learned/:id', { schema: { params: learnedId } }, async (request, reply) => {
      await revokeLearned(await callerOf(request), request.params.id, means);
      return reply.code(204).send();
    });
  };
}
