import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** An application registered at a stand-in, and the one scope it may ask for. */
export type AppClient = { id: string; secret: string; scope: string };

/** Tells whether an Authorization header carries a token that was given to the application and has not expired. */
export type AcceptsToken = (authorization: string | undefined) => boolean;

const asked = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
  scope: z.string(),
});

const lifetimeSeconds = 3600;

/** Serves Entra's token endpoint for one application's own credentials under each of the paths. The app must read forms. */
export function clientCredentials(app: FastifyInstance, paths: readonly string[], client: AppClient, now: () => Date): AcceptsToken {
  const good = new Map<string, number>();
  for (const path of paths) {
    app.post(path, (request, reply) => {
      const parsed = asked.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send(refusal('invalid_request', 'AADSTS900144: The request body is not complete.'));
      const { client_id: id, client_secret: secret, scope } = parsed.data;
      if (id !== client.id || secret !== client.secret) {
        return reply.code(401).send(refusal('invalid_client', 'AADSTS7000215: Invalid client secret provided.'));
      }
      if (scope !== client.scope) return reply.code(400).send(refusal('invalid_scope', 'AADSTS70011: The scope is not valid.'));
      const token = randomBytes(24).toString('base64url');
      good.set(token, now().getTime() + lifetimeSeconds * 1000);
      return reply.send({ token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token: token });
    });
  }
  return (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
    return (good.get(token) ?? 0) > now().getTime();
  };
}

function refusal(error: string, description: string) {
  return { error, error_description: description };
}
