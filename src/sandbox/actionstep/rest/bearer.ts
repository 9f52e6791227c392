import type { FastifyReply } from 'fastify';
import type { SandboxPerson } from '../../people.ts';
import type { Grants } from '../oauth/grants.ts';

/** Who asks, and which resources their token reaches. */
export type Caller = { person: SandboxPerson; allows(resource: string): boolean };

const descriptions = {
  invalid_token: 'The access token provided is invalid',
  expired_token: 'The access token provided has expired',
} as const;

/** Answers 401 in the manner of Actionstep's token check. */
export function sendUnauthorised(reply: FastifyReply, error: keyof typeof descriptions): FastifyReply {
  const description = descriptions[error];
  return reply
    .code(401)
    .header('www-authenticate', `Bearer realm="Service", error="${error}", error_description="${description}"`)
    .send({ error, error_description: description });
}

/** Answers 403 for a resource that the token's scope leaves out. */
export function sendInsufficientScope(reply: FastifyReply, resource: string): FastifyReply {
  return reply.code(403).send({
    error: 'insufficient_scope',
    error_description: `The request requires higher privileges than provided by the access token: ${resource}`,
  });
}

/** Reads the Authorization header: the caller, or the error to answer. */
export function callerFrom(header: string | undefined, grants: Grants): Caller | keyof typeof descriptions {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) return 'invalid_token';
  const access = grants.access(token);
  if (typeof access === 'string') return access;
  const scopes = new Set(access.scope.split(' '));
  return { person: access.person, allows: (resource) => scopes.has('all') || scopes.has(resource) };
}
