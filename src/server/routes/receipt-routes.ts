import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { EntryId } from '../../domain/ids.ts';
import { readReceipt } from '../../entries/index.ts';
import { receiptPage } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

const params = z.object({ id: z.uuid().transform((id) => id as EntryId) });
const asked = z.object({ format: z.enum(['json', 'html']).default('json') });

/** The receipt of an entry, to read (JSON) and, by `?format=`, as a file to keep. Only its own timekeeper's. */
export function receiptRoutes({ means }: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/api/entries/:id/receipt', { schema: { params, querystring: asked } }, async (request, reply) => {
      const { id } = request.params;
      const { format } = request.query;
      const receipt = await readReceipt(await callerOf(request), id, means);
      const file = `attachment; filename="receipt-${id}.${format}"`;
      reply.header('content-disposition', file).header('cache-control', 'no-store');
      if (format === 'json') return receipt;
      return reply.type('text/html; charset=utf-8').send(receiptPage(receipt, means.now()));
    });
  };
}
