import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Grants } from '../oauth/grants.ts';
import type { Switches } from '../switches.ts';
import { type Caller, callerFrom, sendInsufficientScope, sendUnauthorised } from './bearer.ts';
import { envelope, type Page } from './envelope.ts';
import { type Problem, problemBody, requestProblem } from './problem.ts';
import { parseQuery, type Query } from './query.ts';
import { idsFrom, pageOfIds, pageOfQuery } from './read-rows.ts';
import type { Catalogue, Resource, ResourceWrites, WriteResult } from './resource.ts';

export type RestParts = { catalogue: Catalogue; grants: Grants; switches: Switches };

type Visit = { caller: Caller; resource: Resource; url: URL; query: Query; ids: string[]; reply: FastifyReply };
type Handler = (visit: Visit, body: unknown) => FastifyReply;

const paramsSchema = z.object({ resource: z.string(), id: z.string().optional() });
const mediaType = 'application/vnd.api+json; charset=utf-8';

function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type(mediaType).send(JSON.stringify(body));
}

function sendProblems(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  return sendJson(reply, problems[0]?.status ?? 500, problemBody(problems));
}

function sendPage({ resource, query, caller, url, reply }: Visit, page: Page, parts: RestParts, status = 200) {
  if (page.rows.length === 0) return reply.code(204).send();
  const context = {
    catalogue: parts.catalogue,
    viewer: caller.person,
    allows: caller.allows,
    restUrl: `${url.origin}/api/rest/`,
    requestUrl: url,
  };
  return sendJson(reply, status, envelope(resource, page, query, context));
}

function notFound({ resource, ids, reply }: Visit): FastifyReply {
  return sendProblems(reply, [requestProblem(404, 'Not found', `${resource.name} ${ids.join(',')} does not exist`)]);
}

function sendWritten(visit: Visit, result: WriteResult, parts: RestParts, status: number): FastifyReply {
  if (!result.ok) return sendProblems(visit.reply, result.problems);
  const { rows } = result;
  const page = { rows, recordCount: rows.length, page: 1, pageSize: Math.max(rows.length, 1) };
  return sendPage(visit, page, parts, status);
}

/** What stands under the resource's name in a wrapped body; undefined when the body is not wrapped. */
function unwrap(resource: Resource, body: unknown): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body);
  const content = parsed.success ? parsed.data[resource.name] : undefined;
  return typeof content === 'object' && content !== null ? content : undefined;
}

function sendUnwrapped({ resource, reply }: Visit): FastifyReply {
  return sendProblems(reply, [requestProblem(400, 'Bad request', `The body must be wrapped in "${resource.name}"`)]);
}

function write(visit: Visit, run: (writes: ResourceWrites) => FastifyReply): FastifyReply {
  const { resource, reply } = visit;
  if (resource.writes !== undefined) return run(resource.writes);
  return sendProblems(reply, [requestProblem(405, 'Method not allowed', `${resource.name} can only be read`)]);
}

function reads(parts: RestParts): { list: Handler; record: Handler } {
  return {
    list: (visit) => sendPage(visit, pageOfQuery(visit.resource, visit.query, visit.caller, parts.catalogue, parts.switches), parts),
    record(visit) {
      const page = pageOfIds(visit.resource, visit.ids, visit.caller);
      return page.rows.length === 0 ? notFound(visit) : sendPage(visit, page, parts);
    },
  };
}

function changes(parts: RestParts): { create: Handler; update: Handler; remove: Handler } {
  return {
    create: (visit, body) =>
      write(visit, (writes) => {
        const content = unwrap(visit.resource, body);
        if (content === undefined) return sendUnwrapped(visit);
        const bodies: unknown[] = Array.isArray(content) ? content : [content];
        return sendWritten(visit, writes.create(bodies, visit.caller.person), parts, parts.switches.postStatus);
      }),
    update: (visit, body) =>
      write(visit, (writes) => {
        const content = unwrap(visit.resource, body);
        const [id, ...others] = visit.ids;
        if (content === undefined || Array.isArray(content)) return sendUnwrapped(visit);
        if (id === undefined || others.length > 0) return notFound(visit);
        return sendWritten(visit, writes.update(id, content), parts, 200);
      }),
    remove: (visit) =>
      write(visit, (writes) => {
        const known = visit.ids.every((id) => visit.resource.find(id, visit.caller.person) !== undefined);
        if (!known) return notFound(visit);
        writes.remove(visit.ids);
        return visit.reply.code(204).send();
      }),
  };
}

function visited(parts: RestParts, handler: Handler) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const caller = callerFrom(request.headers.authorization, parts.grants);
    if (typeof caller === 'string') return sendUnauthorised(reply, caller);
    const { resource: name, id = '' } = paramsSchema.parse(request.params);
    const resource = parts.catalogue.get(name);
    if (resource === undefined) {
      return sendProblems(reply, [requestProblem(404, 'Not found', `There is no resource ${name}`)]);
    }
    if (!caller.allows(name)) return sendInsufficientScope(reply, name);
    const url = new URL(request.url, `http://${request.host}`);
    const query = parseQuery(url.searchParams);
    return handler({ caller, resource, url, query, ids: idsFrom(id), reply }, request.body);
  };
}

/** Serves every resource of the catalogue under /api/rest/. */
export function restRoutes(app: FastifyInstance, parts: RestParts): void {
  const { list, record } = reads(parts);
  const { create, update, remove } = changes(parts);
  const collection = '/api/rest/:resource';
  app.get(collection, visited(parts, list));
  app.get(`${collection}/:id`, visited(parts, record));
  app.post(collection, visited(parts, create));
  app.put(`${collection}/:id`, visited(parts, update));
  app.patch(`${collection}/:id`, visited(parts, update));
  app.delete(`${collection}/:id`, visited(parts, remove));
}
