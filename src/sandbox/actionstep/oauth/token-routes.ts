import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sandboxClient, sandboxFirm } from '../options.ts';
import { accessSeconds, type Grants, type Refusal, type TokenPair } from './grants.ts';

const one = z.string().optional();

const tokenRequestSchema = z.object({
  grant_type: one,
  code: one,
  redirect_uri: one,
  code_verifier: one,
  refresh_token: one,
  client_id: one,
  client_secret: one,
});

type TokenRequest = z.infer<typeof tokenRequestSchema>;
type Credentials = { id: string | undefined; secret: string | undefined };

function sendError(reply: FastifyReply, error: string, description: string): FastifyReply {
  const section = error === 'invalid_client' ? '2.3' : '4.1.3';
  const error_uri = `http://tools.ietf.org/html/rfc6749#section-${section}`;
  return reply.code(400).send({ error, error_description: description, error_uri });
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function basicCredentials(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { id: undefined, secret: undefined };
  return { id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) };
}

function clientKnown(request: FastifyRequest, asked: TokenRequest): boolean {
  const body: Credentials = { id: asked.client_id, secret: asked.client_secret };
  const { id, secret } = basicCredentials(request.headers.authorization) ?? body;
  return id === sandboxClient.id && secret === sandboxClient.secret;
}

function granted(asked: TokenRequest, grants: Grants): TokenPair | Refusal | undefined {
  if (asked.grant_type === 'authorization_code' && asked.code !== undefined) {
    return grants.redeem(asked.code, asked.redirect_uri ?? '', asked.code_verifier);
  }
  if (asked.grant_type === 'refresh_token' && asked.refresh_token !== undefined) {
    return grants.refresh(asked.refresh_token);
  }
  return undefined;
}

function sendTokens(reply: FastifyReply, pair: TokenPair, origin: string): FastifyReply {
  return reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }).send({
    access_token: pair.accessToken,
    token_type: 'bearer',
    expires_in: accessSeconds,
    api_endpoint: `${origin}/api/`,
    orgkey: sandboxFirm.orgkey,
    refresh_token: pair.refreshToken,
  });
}

function readRequest({ query, body }: FastifyRequest): TokenRequest | undefined {
  const parts = z.record(z.string(), z.unknown()).nullish();
  const [inQuery, inBody] = [parts.safeParse(query), parts.safeParse(body)];
  // Old clients put the grant into the query string of the POST.
  const parsed = tokenRequestSchema.safeParse({ ...inQuery.data, ...inBody.data });
  return parsed.success ? parsed.data : undefined;
}

/** Serves the token endpoint: credentials by Basic or in the body, code and refresh grants, rotation at every refresh. */
export function tokenRoutes(app: FastifyInstance, grants: Grants): void {
  app.post('/api/oauth/token', (request, reply) => {
    const asked = readRequest(request);
    if (asked === undefined) return sendError(reply, 'invalid_request', 'The request names a parameter twice');
    if (!clientKnown(request, asked)) return sendError(reply, 'invalid_client', 'The client credentials are invalid');
    if (!['authorization_code', 'refresh_token'].includes(asked.grant_type ?? '')) {
      return sendError(reply, 'unsupported_grant_type', 'Grant type must be authorization_code or refresh_token');
    }
    const outcome = granted(asked, grants);
    if (outcome === undefined) return sendError(reply, 'invalid_request', 'The code or refresh token is missing');
    if ('error' in outcome) return sendError(reply, outcome.error, outcome.description);
    return sendTokens(reply, outcome, `http://${request.host}`);
  });
}
