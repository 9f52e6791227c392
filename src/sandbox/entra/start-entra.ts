import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { acceptForms } from '../accept-forms.ts';
import { isThisComputer } from '../loopback-pages.ts';
import { personByLogin, type SandboxPerson } from '../people.ts';
import { openSigningKey } from './keys.ts';
import { type Issuer, lifetime, mintToken } from './mint-token.ts';
import { signedInPage, signInPage, signInPolicy } from './sign-in-page.ts';

export type EntraOptions = {
  /** 0 asks for any free port. */
  port: number;
  /** Keeps the signing key over a restart. */
  stateFile?: string;
  clientId: string;
  tenantId: string;
  /** Pages that may ask for tokens; 'loopback' is any page of this machine. */
  allowedOrigins: 'loopback' | readonly string[];
  now?: () => Date;
};

export type RunningEntra = {
  origin: string;
  issuer: string;
  jwksUri: string;
  /** A token of one of the people, for tests; throws for anyone else. */
  mint(login: string, changes?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
};

/** Cookies know no ports: the name tells it from those of the backend on the same host. */
const session = 'entra-stand-in';
const loopbackOrigin = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/** Starts the stand-in for Entra ID on loopback: an issuer whose tokens are checked as Entra's are. Rejects when the port is in use. */
export async function startEntra(options: EntraOptions): Promise<RunningEntra> {
  const key = await openSigningKey(options.stateFile);
  const app = Fastify({ forceCloseConnections: true });
  const issuing = { issuer: '', tenantId: options.tenantId, clientId: options.clientId, key, now: options.now ?? (() => new Date()) };
  await app.register(cookie);
  guard(app, options.allowedOrigins);
  acceptForms(app);
  pages(app);
  tokens(app, issuing);
  app.get('/discovery/v2.0/keys', () => ({ keys: [key.publicJwk] }));
  const origin = await app.listen({ host: '127.0.0.1', port: options.port });
  issuing.issuer = `${origin}/${options.tenantId}/v2.0`;
  return {
    origin,
    issuer: issuing.issuer,
    jwksUri: `${origin}/discovery/v2.0/keys`,
    mint: (login, changes) => mintToken(known(login), issuing, changes),
    close: () => app.close(),
  };
}

/** A page elsewhere must not reach the stand-in by a name that it points at this computer, nor ask for tokens. */
function guard(app: FastifyInstance, allowed: EntraOptions['allowedOrigins']): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isThisComputer(request)) return reply.code(400).send({ error: 'The host is not this computer' });
    const { origin } = request.headers;
    reply.headers({ vary: 'Origin', 'cache-control': 'no-store' });
    if (origin === undefined) return;
    const fits = allowed === 'loopback' ? loopbackOrigin.test(origin) : allowed.includes(origin);
    if (fits) reply.headers({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
    else if (request.method === 'POST') return reply.code(403).send({ error: 'This page may not ask for tokens' });
  });
  app.options('/*', (_request, reply) =>
    reply.code(204).headers({ 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type' }).send(),
  );
}

function pages(app: FastifyInstance): void {
  // Without a referrer a browser would post the form as from nowhere, and the guard would refuse it.
  const send = (reply: FastifyReply, status: number, html: string) =>
    reply
      .code(status)
      .headers({ 'content-security-policy': signInPolicy, 'referrer-policy': 'same-origin' })
      .type('text/html; charset=utf-8')
      .send(html);
  app.get('/signin', (_request, reply) => send(reply, 200, signInPage()));
  app.post('/signin', (request, reply) => {
    const asked = z.object({ login: z.string() }).safeParse(request.body);
    const person = asked.success ? personByLogin(asked.data.login) : undefined;
    if (person === undefined) return send(reply, 400, signInPage('Nobody of this firm signs in by that name. Choose one of these people.'));
    reply.setCookie(session, person.login, { httpOnly: true, sameSite: 'lax', path: '/' });
    return send(reply, 200, signedInPage(person.name));
  });
  app.post('/signout', (_request, reply) => reply.clearCookie(session, { path: '/' }).code(204).send());
}

function tokens(app: FastifyInstance, issuing: Issuer): void {
  app.post('/token', async (request, reply) => {
    const person = signedIn(request);
    if (person === undefined) return reply.code(401).send({ error: 'interaction_required' });
    const token = await mintToken(person, issuing);
    return {
      access_token: token,
      id_token: token,
      expires_in: lifetime,
      scope: 'access_as_user',
      account: accountOf(person, issuing.tenantId),
    };
  });
  app.get('/session', (request) => {
    const person = signedIn(request);
    if (person === undefined) return { login: null, account: null };
    return { login: person.login, account: accountOf(person, issuing.tenantId) };
  });
}

function accountOf(person: SandboxPerson, tenantId: string) {
  return {
    homeAccountId: `${person.oid}.${tenantId}`,
    environment: 'login.microsoftonline.com',
    tenantId,
    username: person.email,
    localAccountId: person.oid,
    name: person.name,
  };
}

function signedIn(request: FastifyRequest): SandboxPerson | undefined {
  return personByLogin(request.cookies[session] ?? '');
}

function known(login: string): SandboxPerson {
  const person = personByLogin(login);
  if (person === undefined) throw new Error(`no ${login} among the people of the stand-in`);
  return person;
}
