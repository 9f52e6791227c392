import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { draftsAnswer, entriesAnswer, mailItem, mattersAnswer } from '../../contract/entry.ts';
import { draftFromMail, draftsOfMail } from '../../intake/index.ts';
import { searchMatters } from '../../matching/index.ts';
import { offeredMatters, recentMatters, visibleMatters } from '../../matters/index.ts';
import { presentEntries, presentMatter } from '../../presenting/index.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';

/** A text of a million characters as JSON, four bytes each and more. */
const bodyLimit = 6_000_000;
const search = z.object({ q: z.string().max(200).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) });

/** From a mail to drafts, and the search for a matter. */
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

    app.get('/api/matters', { schema: { querystring: search, response: { 200: mattersAnswer } } }, async (request) => {
      const caller = await callerOf(request);
      const { q, limit } = request.query;
      const matters = await visibleMatters(caller, means);
      const recents = q.trim() === '' ? await recentMatters(caller, limit, means) : [];
      const found = recents.length > 0 ? recents : searchMatters(q, matters, limit);
      return { matters: (await offeredMatters(caller, found, means)).map(presentMatter) };
    });
  };
}
