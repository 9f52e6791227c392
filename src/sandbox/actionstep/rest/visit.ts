import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verb } from '../access/permissions.ts';
import type { Firm } from '../firm.ts';
import type { Grants } from '../oauth/grants.ts';
import type { Scope } from '../tables/match.ts';
import { type Caller, callerFrom, sendInsufficientScope, sendUnauthorised, viewerOf } from './bearer.ts';
import { includeOutsideScope, unknownInclude } from './linked.ts';
import { parseQuery, type Query } from './query.ts';
import type { RateLimits } from './rate-limits.ts';
import { idsFrom } from './read-rows.ts';
import type { Resource } from './resource.ts';
import { sendProblem } from './send.ts';

export type RestParts = { firm: Firm; grants: Grants; limits: RateLimits };

/** A request that was let in. */
export type Visit = { caller: Caller; scope: Scope; resource: Resource; url: URL; query: Query; ids: string[]; reply: FastifyReply };

const paramsSchema = z.object({ resource: z.string(), id: z.string().optional() });
const vendorType = 'application/vnd.api+json';

function sendTooMany(reply: FastifyReply, waitSeconds: number, { switches }: Firm): FastifyReply {
  if (switches.retryAfter) reply.header('retry-after', String(Math.ceil(waitSeconds)));
  return sendProblem(reply, switches, 429, 'Too many requests', 'The limit of requests is reached');
}

function mediaFault({ headers, body }: FastifyRequest): 406 | 415 | undefined {
  if (!(headers.accept ?? '').includes(vendorType)) return 406;
  return body !== undefined && !(headers['content-type'] ?? '').includes(vendorType) ? 415 : undefined;
}

function sendMediaFault(reply: FastifyReply, { switches }: Firm, status: 406 | 415): FastifyReply {
  const title = status === 406 ? 'Not acceptable' : 'Unsupported media type';
  return sendProblem(reply, switches, status, title, `Only ${vendorType} is spoken here`);
}

function sendNoResource(reply: FastifyReply, { switches }: Firm, name: string): FastifyReply {
  const withoutEbm = name === 'timeentries' && !switches.ebm;
  const detail = withoutEbm ? 'timeentries need Enhanced Billing Mode' : `There is no resource ${name}`;
  return sendProblem(reply, switches, withoutEbm ? switches.withoutEbm : 404, 'Not found', detail);
}

function refuseInclude({ caller, scope, resource, query, reply }: Visit): FastifyReply | undefined {
  const context = { catalogue: scope.catalogue, viewer: scope.viewer, caller };
  const { switches } = scope;
  const outside = switches.includeOutsideScope === 'refused' ? includeOutsideScope(resource, query.includes, context) : undefined;
  if (outside !== undefined) return sendInsufficientScope(reply, outside);
  const unknown = switches.unknownNames === 'refused' ? unknownInclude(resource, query.includes, context) : undefined;
  if (unknown === undefined) return undefined;
  return sendProblem(reply, switches, 400, 'Bad request', `${unknown} cannot be included`);
}

function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  resource: Resource,
  { catalogue, switches, clock }: Firm,
): Visit {
  const { id = '' } = paramsSchema.parse(request.params);
  const url = new URL(request.url, `http://${request.host}`);
  const scope = { catalogue, viewer: viewerOf(caller, switches), switches, clock };
  return { caller, scope, resource, url, query: parseQuery(url.searchParams, switches.largestPageSize), ids: idsFrom(id), reply };
}

/**
 * Lets a request in: token, limits, media types, resource, scope, permission, in this order. Answers the visit, or
 * undefined when the refusal is sent.
 */
export function admit(request: FastifyRequest, reply: FastifyReply, verb: Verb, { firm, grants, limits }: RestParts): Visit | undefined {
  const { switches, profile } = firm;
  const caller = callerFrom(request.headers.authorization, profile.orgkey, grants, switches);
  if (typeof caller === 'string') return void sendUnauthorised(reply, caller, switches);
  const wait = limits.take(caller.person.login);
  if (wait > 0) return void sendTooMany(reply, wait, firm);
  const media = switches.mediaTypes === 'vendor-only' ? mediaFault(request) : undefined;
  if (media !== undefined) return void sendMediaFault(reply, firm, media);
  const { resource: name } = paramsSchema.parse(request.params);
  const resource = firm.catalogue.get(name);
  if (resource === undefined || (name === 'timeentries' && !switches.ebm)) return void sendNoResource(reply, firm, name);
  if (!caller.allows(name)) return void sendInsufficientScope(reply, name);
  if (!caller.may(name, verb)) return void sendProblem(reply, switches, 403, 'Forbidden', `You may not ${verb} ${name}`);
  const visit = visitOf(request, reply, caller, resource, firm);
  return refuseInclude(visit) === undefined ? visit : undefined;
}
