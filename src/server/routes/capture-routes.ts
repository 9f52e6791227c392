import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { draftsAnswer, entriesAnswer, mailItem } from '../../contract/entry.ts';
import { draftFromMail, draftsOfMail } from '../../intake/index.ts';
import { presentEntries } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

/** A text of a million characters as JSON, four bytes each and more. */
const bodyLimit = 6_000_000;

/** From a mail to drafts. */
export function captureRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  return async (app) => {
    app.post('/api/drafts/mail', { schema: { body: mailItem, response: { 200: draftsAnswer } }, bodyLimit }, async (request) => {
      const caller = await callerOf(request);
      const { created, entries } = await draftFromMail(caller, request.body, means);
      return { created, entries: await presentEntries(caller, entries, means) };
    });

    app.post('/api/drafts/mail/known', { schema: { body: mailItem, response: { 200: entriesAnswer } }, bodyLimit }, async (request) => {
      const caller = await callerOf(request);
      return { entries: await presentEntries(caller, await draftsOfMail(caller, request.body, means), means) };
    });
  };
}
