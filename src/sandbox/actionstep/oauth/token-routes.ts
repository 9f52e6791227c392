import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sandboxClient } from '../options.ts';
import type { Switches } from '../switches.ts';
import type { Grants, Refusal, TokenPair } from './grants.ts';
import type { Members } from './members.ts';

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

export type TokenParts = {
  grants: Grants;
  switches: Switches;
  members: Members;
  /** Address of a firm's API, told with every token; `host` is where the token was asked for. */
  apiEndpointOf(orgkey: string, host: string): string;
};

/** JSON, whatever the media type says. */
function sendAnswer(reply: FastifyReply, status: number, body: object, { switches }: TokenParts): FastifyReply {
  reply.code(status).headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
  return reply.type(`${switches.tokenMediaType}; charset=utf-8`).send(JSON.stringify(body));
}

function sendError(reply: FastifyReply, error: string, description: string, parts: TokenParts): FastifyReply {
  const section = error === 'invalid_client' ? '2.3' : '4.1.3';
  const error_uri = `http://tools.ietf.org/html/rfc6749#section-${section}`;
  return sendAnswer(reply, 400, { error, error_description: description, error_uri }, parts);
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

function clientKnown(request: FastifyRequest, asked: TokenRequest, { switches }: TokenParts): boolean {
  const inBody: Credentials = { id: asked.client_id, secret: asked.client_secret };
  const basic = switches.clientCredentials === 'body' ? undefined : basicCredentials(request.headers.authorization);
  if (basic === undefined && switches.clientCredentials === 'basic') return false;
  const { id, secret } = basic ?? inBody;
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

function sendTokens(reply: FastifyReply, pair: TokenPair, host: string, parts: TokenParts): FastifyReply {
  const orgkey = parts.members.byLogin(pair.login)?.firm.orgkey ?? '';
  const body = {
    access_token: pair.accessToken,
    token_type: 'bearer',
    expires_in: parts.switches.accessTokenSeconds,
    api_endpoint: parts.apiEndpointOf(orgkey, host),
    orgkey,
    refresh_token: pair.refreshToken,
  };
  return sendAnswer(reply, 200, body, parts);
}

function readRequest({ query, body }: FastifyRequest): TokenRequest | undefined {
  const parts = z.record(z.string(), z.unknown()).nullish();
  const [inQuery, inBody] = [parts.safeParse(query), parts.safeParse(body)];
  // Old clients put the grant into the query string of the POST.
  const parsed = tokenRequestSchema.safeParse({ ...inQuery.data, ...inBody.data });
  return parsed.success ? parsed.data : undefined;
}

/** Serves the token endpoint: credentials by Basic or in the body, code and refresh grants, rotation at every refresh. */
export function tokenRoutes(app: FastifyInstance, parts: TokenParts): void {
  app.post('/api/oauth/token', (request, reply) => {
    const refuse = (error: string, description: string) => sendError(reply, error, description, parts);
    const asked = readRequest(request);
    if (asked === undefined) return refuse('invalid_request', 'The request names a parameter twice');
    if (!clientKnown(request, asked, parts)) return refuse('invalid_client', 'The client credentials are invalid');
    if (!['authorization_code', 'refresh_token'].includes(asked.grant_type ?? '')) {
      return refuse('unsupported_grant_type', 'Grant type must be authorization_code or refresh_token');
    }
    const outcome = granted(asked, parts.grants);
    if (outcome === undefined) return refuse('invalid_request', 'The code or refresh token is missing');
    return 'error' in outcome ? refuse(outcome.error, outcome.description) : sendTokens(reply, outcome, request.host, parts);
  });
}
