import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { beginConnect, disconnect, finishConnect, issueTicket } from '../../connections/index.ts';
import { connectionView, connectTicket } from '../../contract/session.ts';
import { AppError } from '../../domain/errors.ts';
import { connectPage } from '../connect-page.ts';
import type { ServerOptions } from '../server-options.ts';
import type { CallerOf } from '../who-is-calling.ts';
import { connectionOf } from './session-routes.ts';

const callback = z.object({
  state: z.string().max(200).default(''),
  code: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

/** Connect Actionstep: a ticket from the pane, a window through Actionstep's consent, back to a page that closes itself. */
export function connectRoutes(options: ServerOptions, callerOf: CallerOf): FastifyPluginAsyncZod {
  const { means } = options;
  const cookie = options.secureCookies ? '__Host-bind' : 'mc-bind';
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: options.secureCookies, maxAge: 600 };
  return async (app) => {
    app.post('/api/connect/ticket', { schema: { response: { 200: connectTicket } } }, async (request) => {
      const ticket = await issueTicket(await callerOf(request), means);
      return { url: `/connect/start?ticket=${ticket}` };
    });

    app.get('/api/connect/status', { schema: { response: { 200: connectionView } } }, async (request) =>
      connectionOf(await callerOf(request), options),
    );

    app.delete('/api/connect', async (request, reply) => {
      await disconnect(await callerOf(request), means);
      return reply.code(204).send();
    });

    app.get(
      '/connect/start',
      { schema: { querystring: z.object({ ticket: z.string().max(200).default('') }) } },
      async (request, reply) => {
        privately(reply);
        try {
          const { address, bind } = await beginConnect(request.query.ticket, means);
          return reply.setCookie(cookie, bind, cookieOptions).redirect(address, 302);
        } catch (error) {
          return sayOnPage(error, reply);
        }
      },
    );

    app.get('/connect/callback', { schema: { querystring: callback } }, async (request, reply) => {
      privately(reply);
      const { state, code, error } = request.query;
      try {
        if (error !== undefined || code === undefined) throw declined();
        const finished = await finishConnect({ state, code, bind: request.cookies[cookie] ?? '' }, means);
        reply.clearCookie(cookie, cookieOptions);
        if (finished.door === 'teams') return showCode(finished.code, reply);
        options.nudge();
        return reply.redirect('/connect/done', 302);
      } catch (failure) {
        return sayOnPage(failure, reply);
      }
    });

    app.get('/connect/done', async (_request, reply) => {
      privately(reply);
      return reply
        .type('text/html')
        .send(connectPage({ title: 'Actionstep is connected', text: 'You can close this window and go on in Outlook.', done: true }));
    });
  };
}

function privately(reply: FastifyReply): void {
  reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
}

/** The code goes to the page itself, never into an address that a history or a log would keep. */
function showCode(code: string, reply: FastifyReply): FastifyReply {
  const text = 'Matterclock goes on in Teams. If this window stays open, send this code to the chat with Matterclock within five minutes:';
  const page = connectPage({ title: 'One more step in Teams', text, code: `${code.slice(0, 4)}-${code.slice(4)}`, done: false });
  return reply.type('text/html').send(page);
}

function sayOnPage(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError)) throw error;
  const page = connectPage({ title: 'Actionstep was not connected', text: error.message, done: false });
  return reply
    .code(error.retry === 'later' ? 503 : 400)
    .type('text/html')
    .send(page);
}

function declined(): AppError {
  return new AppError({
    code: 'connect-refused',
    message: 'You did not allow the connection in Actionstep. Nothing was connected.',
    retry: 'after-person',
  });
}
