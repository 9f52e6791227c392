import type { FastifyReply } from 'fastify';
import type { SandboxPerson } from '../../people.ts';
import { hiddenFrom, isDenied, type Verb } from '../access/permissions.ts';
import type { Grants } from '../oauth/grants.ts';
import type { Switches } from '../switches.ts';
import { problemBody, requestProblem } from './problem.ts';
import type { Viewer } from './resource.ts';

/** Who asks, and what they reach. */
export type Caller = {
  person: SandboxPerson;
  /** Whether the token's scope holds a resource. */
  allows(resource: string): boolean;
  /** Whether the firm lets the person do it. */
  may(resource: string, verb: Verb): boolean;
  /** Both, for reading. */
  reads(resource: string): boolean;
};

const descriptions = {
  invalid_token: 'The access token provided is invalid',
  expired_token: 'The access token provided has expired',
} as const;

export type TokenFault = keyof typeof descriptions;

/** Answers 401 in the manner of Actionstep's token check. */
export function sendUnauthorised(reply: FastifyReply, error: TokenFault, switches: Switches): FastifyReply {
  const description = descriptions[error];
  const body =
    switches.unauthorisedBody === 'oauth'
      ? { error, error_description: description }
      : problemBody([requestProblem(401, 'Unauthorised', description)], switches);
  return reply
    .code(401)
    .header('www-authenticate', `Bearer realm="Service", error="${error}", error_description="${description}"`)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}

/** Answers 403 for a resource that the token's scope leaves out. */
export function sendInsufficientScope(reply: FastifyReply, resource: string): FastifyReply {
  return reply.code(403).send({
    error: 'insufficient_scope',
    error_description: `The request requires higher privileges than provided by the access token: ${resource}`,
  });
}

/** Reads the Authorization header at a firm: the caller, or the error to answer. */
export function callerFrom(header: string | undefined, orgkey: string, grants: Grants, switches: Switches): Caller | TokenFault {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) return 'invalid_token';
  const access = grants.access(token);
  if (typeof access === 'string') return access;
  if (access.orgkey !== orgkey) return 'invalid_token';
  const { person } = access;
  const scopes = new Set(access.scope.split(' '));
  const allows = (resource: string) => scopes.has('all') || scopes.has(resource);
  const may = (resource: string, verb: Verb) => !isDenied(person.login, resource, verb, switches);
  return { person, allows, may, reads: (resource) => allows(resource) && may(resource, 'read') };
}

/** How the caller sees the firm's records. */
export function viewerOf({ person }: Caller, switches: Switches): Viewer {
  return { person, hidden: hiddenFrom(person.login, switches) };
}
