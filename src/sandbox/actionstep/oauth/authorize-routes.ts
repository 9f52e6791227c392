import type { FastifyInstance, FastifyReply } from 'fastify';
import { type AuthorizeRequest, parseAuthorize } from './authorize-request.ts';
import { consentPage, consentPolicy, refusalPage } from './consent-page.ts';
import type { Grants } from './grants.ts';
import type { Members } from './members.ts';
import { redirectWith } from './redirect-uri.ts';

export type AuthorizeParts = { grants: Grants; redirectUris: readonly string[]; members: Members };

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': consentPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(html);
}

function sendCode(reply: FastifyReply, request: AuthorizeRequest, login: string, grants: Grants, status: number) {
  const { scope, redirectUri, challenge, raw } = request;
  const code = grants.issueCode({ login, scope, redirectUri, challenge });
  return reply.redirect(redirectWith(redirectUri, { code, state: raw.state }), status);
}

function decide(reply: FastifyReply, request: AuthorizeRequest, grants: Grants): FastifyReply {
  const { raw, person, redirectUri } = request;
  if (raw.decision !== 'allow') {
    const description = 'The user denied access';
    const outcome = { error: 'access_denied', error_description: description, state: raw.state };
    return reply.redirect(redirectWith(redirectUri, outcome), 303);
  }
  if (raw.login === undefined || person === undefined) return sendPage(reply, 400, refusalPage('Choose who you are.'));
  return sendCode(reply, request, person.login, grants, 303);
}

function answer(reply: FastifyReply, source: unknown, parts: AuthorizeParts, posted: boolean): FastifyReply {
  const parsed = parseAuthorize(source, parts.redirectUris, parts.members);
  if (parsed.kind === 'refused') return sendPage(reply, 400, refusalPage(parsed.message));
  if (parsed.kind === 'redirect') {
    const { redirectUri, error, description, state } = parsed;
    return reply.redirect(redirectWith(redirectUri, { error, error_description: description, state }), 302);
  }
  const { request } = parsed;
  if (posted) return decide(reply, request, parts.grants);
  const consented = request.raw.consent === 'yes' && request.raw.login !== undefined;
  if (consented && request.person !== undefined) {
    return sendCode(reply, request, request.person.login, parts.grants, 302);
  }
  return sendPage(reply, 200, consentPage(request, parts.members));
}

/** Serves the consent page and takes its answer. `login` with `consent=yes` skips the page, for scripts. */
export function authorizeRoutes(app: FastifyInstance, parts: AuthorizeParts): void {
  app.get('/api/oauth/authorize', (request, reply) => answer(reply, request.query, parts, false));
  app.post('/api/oauth/authorize', (request, reply) => answer(reply, request.body, parts, true));
}
