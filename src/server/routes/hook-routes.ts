import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { hearHook } from '../../matters/index.ts';
import type { ServerOptions } from '../server-options.ts';

const params = z.object({ secret: z.string().max(100) });
/** A delivery is one record. */
const bodyLimit = 1_000_000;

/**
 * Where Actionstep tells of changes. No signature comes with it: the address is the secret, and nothing it says is believed.
 * It is answered 200 whatever becomes of it, because any other answer ends the hook; an address that is nobody's is not.
 */
export function hookRoutes({ means, logger }: ServerOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => done(null, parsed(String(body))));
    app.post('/hooks/actionstep/:secret', { schema: { params }, config: { rateLimit: false } }, async (request, reply) => {
      const isOurs = await hearHook(request.params.secret, request.body, means).catch((error: unknown) => {
        logger.error({ err: error }, 'a hook was not noted');
        return true;
      });
      if (!isOurs) throw new AppError({ code: 'not-found', message: 'There is nothing at this address.' });
      return reply.code(200).send();
    });
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
