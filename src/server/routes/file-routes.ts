import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { draftsAnswer } from '../../contract/entry.ts';
import { draftFromFile } from '../../intake/index.ts';
import { presentEntries } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

/** The largest file that is taken; larger ones are refused before they are read. */
const bodyLimit = 25_000_000;
const asked = z.object({ name: z.string().min(1).max(255) });

/** A file as its bytes (application/octet-stream) with its name in the address, to drafts: mail, transcript, document, recording. */
export function fileRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means, transcribe } = options;
  return async (app) => {
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));

    app.post(
      '/api/drafts/file',
      { schema: { querystring: asked, body: z.instanceof(Uint8Array), response: { 200: draftsAnswer } }, bodyLimit },
      async (request) => {
        const caller = await callerOf(request);
        const { created, entries } = await draftFromFile(caller, { name: request.query.name, bytes: request.body, transcribe }, means);
        return { created, entries: await presentEntries(caller, entries, means) };
      },
    );
  };
}
